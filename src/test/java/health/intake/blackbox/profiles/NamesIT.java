package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 2.1: how names are stored, and each code of those refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesIT {

    private final Group group;
    private final Api partner;

    NamesIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    private Answer create(String field, String name) {
        return partner.post(PROFILES, ProfileBody.in(group).with(field, Json.quoted(name)));
    }

    private void isStoredAs(String sent, String stored) {
        Answer byFirst = create("first_name", sent).is(201);
        Answer byLast = create("last_name", sent).is(201);

        assertThat(byFirst.at("first_name").asText()).isEqualTo(stored);
        assertThat(byLast.at("last_name").asText()).isEqualTo(stored);
        assertThat(partner.get(PROFILES + "/" + byFirst.id()).text()).isEqualTo(byFirst.text());
    }

    static Stream<String> storedNames() {
        return Stream.of("Łukasz", "Nguyễn Thị", "O’Brien", "Ka\u02BBiulani", "ẞ".repeat(100));
    }

    @ParameterizedTest
    @MethodSource("storedNames")
    void nameIsStoredAsItIs(String name) {
        isStoredAs(name, name);
    }

    static Stream<Arguments> normalizedNames() {
        return Stream.of(
                Arguments.of("Zoe\u0308", "Zoë"),
                Arguments.of("\u3000Maria\u2003", "Maria"),
                Arguments.of("O`Brien", "O'Brien"),
                Arguments.of("Anne\u2010Marie", "Anne-Marie"),
                Arguments.of("Anna\u00A0Maria", "Anna Maria"),
                Arguments.of("e\u0301".repeat(100), "é".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("normalizedNames")
    void nameIsStoredInItsNormalForm(String sent, String stored) {
        isStoredAs(sent, stored);
    }

    static Stream<Arguments> refusedNames() {
        return Stream.of(
                Arguments.of("a".repeat(101), "too_long"),
                Arguments.of("\u3000\u2003", "too_short"),
                Arguments.of("Мария", "not_latin"),
                Arguments.of("M4ria", "invalid_format"));
    }

    @ParameterizedTest
    @MethodSource("refusedNames")
    void nameIsRefusedWithTheCodeOfItsRule(String name, String code) {
        create("first_name", name).violates("first_name " + code);
        create("last_name", name).violates("last_name " + code);
    }
}
