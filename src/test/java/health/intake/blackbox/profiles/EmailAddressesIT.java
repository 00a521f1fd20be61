package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 2.2: how addresses are stored and refused, and which are the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailAddressesIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private Answer create(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email));
    }

    private Answer lookUp(String email) {
        return partner.get(PROFILES + "?email=" + Api.encoded(email)).is(200);
    }

    static Stream<String> storedAddresses() {
        return Stream.of(
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "\"escaped\\\"quote\"@example.com",
                "用户@example.com",
                "user@straße.example",
                "254-" + "u".repeat(60) + "@" + ("d".repeat(60) + ".").repeat(3) + "exampl");
    }

    @ParameterizedTest
    @MethodSource("storedAddresses")
    void addressIsReturnedAsItWasSentAndFound(String email) {
        Answer created = create(email).is(201);

        assertThat(created.at("email").asText()).isEqualTo(email);
        assertThat(lookUp(email).each("id")).containsExactly(created.id());
    }

    static Stream<Arguments> refusedAddresses() {
        return Stream.of(
                Arguments.of("nobody", "invalid_format"),
                Arguments.of("u".repeat(60) + "@" + "d.".repeat(100) + "example", "too_long"));
    }

    @ParameterizedTest
    @MethodSource("refusedAddresses")
    void otherTextIsNoAddress(String email, String code) {
        create(email).violates("email " + code);
        partner.get(PROFILES + "?email=" + Api.encoded(email)).isProblem(400, "invalid_query");
    }

    static Stream<Arguments> sameAddresses() {
        return Stream.of(
                Arguments.of("\"needs.none\"@example.com", "Needs.None@example.com"),
                Arguments.of("umlaut-ü@example.com", "UMLAUT-Ü@example.com"),
                Arguments.of("acute-é@example.com", "acute-E\u0301@example.com"),
                Arguments.of("idn@münchen.example", "idn@xn--mnchen-3ya.example"));
    }

    @ParameterizedTest
    @MethodSource("sameAddresses")
    void addressesOfOneCanonicalFormAreTheSame(String one, String other) {
        Answer created = create(one).is(201);

        create(other).isProblem(409, "email_taken");
        assertThat(lookUp(other).each("id")).containsExactly(created.id());
        assertThat(lookUp(other).each("email")).containsExactly(one);
    }

    /** Those that a collation of the database might merge. */
    static Stream<Arguments> differentAddresses() {
        return Stream.of(
                Arguments.of("d1-é@example.com", "d1-e@example.com"),
                Arguments.of("d2-ß@example.com", "d2-ss@example.com"),
                Arguments.of("d3-ı@example.com", "d3-i@example.com"),
                Arguments.of("d7-\uFF41@example.com", "d7-a@example.com"),
                Arguments.of("d8-æ@example.com", "d8-ae@example.com"),
                Arguments.of("d11-ο@example.com", "d11-o@example.com"),
                Arguments.of("d12-İ@example.com", "d12-i@example.com"),
                Arguments.of("d13-ς@example.com", "d13-σ@example.com"));
    }

    @ParameterizedTest
    @MethodSource("differentAddresses")
    void addressesOfDifferentCanonicalFormsAreDifferent(String one, String other) {
        Answer first = create(one).is(201);
        assertThat(lookUp(other).text()).isEqualTo("[]");
        Answer second = create(other).is(201);

        assertThat(lookUp(one).each("id")).containsExactly(first.id());
        assertThat(lookUp(other).each("id")).containsExactly(second.id());
    }

    @Test
    void addressIsStoredComposed() {
        Answer created = create("Zoe\u0308@Example.com").is(201);

        assertThat(created.at("email").asText()).isEqualTo("Zoë@Example.com");
    }
}
