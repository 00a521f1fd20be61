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

/** Contract 2.2: which addresses are accepted, which are equal, and where they are unique. */
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

    static Stream<String> goodAddresses() {
        return Stream.of(
                "a@b.co",
                "first.last+tag@sub.example.com",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "\"quoted local\"@example.com",
                "\"at@sign\"@example.com",
                "\"escaped\\\"quote\"@example.com",
                "jörg@example.com",
                "用户@example.com",
                "user@münchen.example",
                "user@straße.example",
                "ascii@xn--mnchen-3ya.example",
                "user@例え.example",
                "u".repeat(64) + "@example.com",
                "u@" + "d".repeat(63) + ".example",
                "254-" + "u".repeat(60) + "@" + ("d".repeat(60) + ".").repeat(3) + "exampl");
    }

    @ParameterizedTest
    @MethodSource("goodAddresses")
    void goodAddressesAreGivenBackAsTheyWereAndFound(String email) {
        Answer created = create(email).is(201);

        assertThat(created.at("email").asText()).isEqualTo(email);
        assertThat(lookUp(email).each("id")).containsExactly(created.id());
    }

    static Stream<String> badAddresses() {
        return Stream.of(
                "nobody",
                "@example.com",
                "nobody@",
                "nobody@localhost",
                "a@b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a b@example.com",
                " a@example.com",
                "a@example.com ",
                "a@\u00A0example.com",
                "a@-example.com",
                "a@example-.com",
                "a@exa_mple.com",
                "a@example..com",
                "a@.example.com",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "a@example.123",
                "a@[IPv6:::1]",
                "a(comment)@example.com",
                "a@(comment)example.com",
                "<a@example.com>",
                "Anna <a@example.com>",
                "a,b@example.com",
                "a;b@example.com",
                "\"unclosed@example.com",
                "mailto:a@exa mple.com",
                "\"\"x@example.com");
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void otherTextIsNoAddress(String email) {
        create(email).violates("email invalid_format");
        partner.get(PROFILES + "?email=" + Api.encoded(email)).isProblem(400, "invalid_query");
    }

    static Stream<String> longAddresses() {
        return Stream.of(
                "u".repeat(65) + "@example.com",
                "ö".repeat(33) + "@example.com",
                "u@" + "d".repeat(64) + ".example",
                "u@" + ("d".repeat(60) + ".").repeat(4) + "example.com",
                "u".repeat(40) + "@" + ("d".repeat(60) + ".").repeat(3) + "d".repeat(31));
    }

    /** The contract leaves open which limit an address breaks first. */
    @ParameterizedTest
    @MethodSource("longAddresses")
    void anAddressHasItsLimits(String email) {
        assertThat(create(email).isProblem(400, "validation_failed").violations())
                .singleElement()
                .isIn("email too_long", "email invalid_format");
        partner.get(PROFILES + "?email=" + Api.encoded(email)).isProblem(400, "invalid_query");
    }

    @Test
    void moreThan254CharactersAreTooLong() {
        create("u".repeat(60) + "@" + "d.".repeat(100) + "example").violates("email too_long");
    }

    static Stream<Arguments> sameAddresses() {
        return Stream.of(
                Arguments.of("case@example.com", "CASE@EXAMPLE.COM"),
                Arguments.of("needs.none@example.com", "\"Needs.None\"@example.com"),
                Arguments.of("\"needs.none-2\"@example.com", "needs.none-2@example.com"),
                Arguments.of("umlaut-ü@example.com", "UMLAUT-Ü@example.com"),
                Arguments.of("acute-é@example.com", "acute-e\u0301@example.com"),
                Arguments.of("acute2-é@example.com", "acute2-E\u0301@example.com"),
                Arguments.of("kelvin-k@example.com", "kelvin-\u212A@example.com"),
                Arguments.of("sharp-ß@example.com", "sharp-\u1E9E@example.com"),
                Arguments.of("dotted-i\u0307@example.com", "dotted-İ@example.com"),
                Arguments.of("sigma-οδος@example.com", "sigma-ΟΔΟΣ@example.com"),
                Arguments.of("idn@münchen.example", "idn@xn--mnchen-3ya.example"),
                Arguments.of("idn2@MÜNCHEN.example", "idn2@mu\u0308nchen.EXAMPLE"),
                Arguments.of("idn3@straße.example", "idn3@xn--strae-oqa.example"),
                Arguments.of("idn4@例え.example", "idn4@XN--R8JZ45G.example"));
    }

    @ParameterizedTest
    @MethodSource("sameAddresses")
    void addressesOfOneCanonicalFormAreTheSame(String one, String other) {
        Answer created = create(one).is(201);

        create(other).isProblem(409, "email_taken");
        assertThat(lookUp(other).each("id")).containsExactly(created.id());
        assertThat(lookUp(other).each("email")).containsExactly(one);
    }

    static Stream<Arguments> differentAddresses() {
        return Stream.of(
                Arguments.of("d1-é@example.com", "d1-e@example.com"),
                Arguments.of("d2-ß@example.com", "d2-ss@example.com"),
                Arguments.of("d3-ı@example.com", "d3-i@example.com"),
                Arguments.of("d4+tag@example.com", "d4@example.com"),
                Arguments.of("d5.dot@example.com", "d5dot@example.com"),
                Arguments.of("d6@straße.example", "d6@strasse.example"),
                Arguments.of("d7-\uFF41@example.com", "d7-a@example.com"),
                Arguments.of("d8-æ@example.com", "d8-ae@example.com"),
                Arguments.of("d9@one.example", "d9@two.example"),
                Arguments.of("\"d10.\"@example.com", "d10@example.com"),
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
    void theAddressIsKeptComposed() {
        Answer created = create("Zoe\u0308@Example.com").is(201);

        assertThat(created.at("email").asText()).isEqualTo("Zoë@Example.com");
    }
}
