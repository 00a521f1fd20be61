package health.intake.profile;

import static health.intake.profile.ProfileFixture.NOW;
import static health.intake.profile.ProfileFixture.maria;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import health.intake.email.EmailAddress;
import health.intake.json.GivenValue;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChangeTest {

    private static final EmailAddress PLACEHOLDER =
            EmailAddress.parse("nobody@placeholder.invalid").orElseThrow();

    private static final GivenValue NULL = GivenValue.of(NullNode.instance).orElseThrow();

    @Test
    void theEmptyPatchChangesNothing() {
        Profile profile = maria();
        ProfileResponse before = ProfileResponse.of(profile);

        read("{}").applyTo(profile.person(), PLACEHOLDER);

        assertThat(ProfileResponse.of(profile)).isEqualTo(before);
    }

    @Test
    void onlyNamedFieldsChange() {
        Profile profile = maria();

        read("{\"last_name\":\"Müller\",\"height\":168.500}").applyTo(profile.person(), PLACEHOLDER);

        assertThat(profile.person().lastName()).isEqualTo("Müller");
        assertThat(profile.person().height()).hasToString("168.5");
        assertThat(profile.person().firstName()).isEqualTo("Maria");
        assertThat(profile.person().weight()).hasToString("65");
    }

    @Test
    void everyFieldCanBeChanged() {
        Profile profile = maria();

        read("""
                {"first_name": " Zoë ", "last_name": "Łukasz", "email": "ZOË@Example.com", "password": "Secret-123",
                 "phone": "+358401234567", "sex": 1, "date_of_birth": "1990-12-31", "height": 1e2, "weight": 70.25,
                 "language": "fi"}""")
                .applyTo(profile.person(), PLACEHOLDER);

        assertThat(profile.person().firstName()).isEqualTo("Zoë");
        assertThat(profile.person().lastName()).isEqualTo("Łukasz");
        assertThat(profile.person().email().text()).isEqualTo("ZOË@Example.com");
        assertThat(profile.person().email().canonical()).isEqualTo("zoë@example.com");
        assertThat(profile.person().phone()).isEqualTo("+358401234567");
        assertThat(profile.person().sex()).isEqualTo(1);
        assertThat(profile.person().dateOfBirth()).isEqualTo(LocalDate.of(1990, 12, 31));
        assertThat(profile.person().height()).hasToString("100");
        assertThat(profile.person().weight()).hasToString("70.25");
        assertThat(profile.person().language()).isEqualTo("fi");
    }

    @Test
    void theProfileTellsWhichFieldsGotAnotherValue() {
        assertThat(changedBy("{}")).isEmpty();
        assertThat(
                        changedBy(
                                """
                {"first_name": " Maria ", "last_name": "Schmidt", "email": "maria@example.com", "sex": 2, "weight": 65.0}"""))
                .as("the values that it has")
                .isEmpty();
        assertThat(changedBy("{\"last_name\": \"Müller\", \"sex\": 2, \"weight\": 65.1, \"phone\": null}"))
                .containsExactlyInAnyOrder("last_name", "weight", "phone");
        assertThat(changedBy("{\"email\": \"Maria@Example.com\"}"))
                .as("written in another way")
                .containsExactly("email");
    }

    private static Set<String> changedBy(String body) {
        Profile profile = maria();
        read(body).applyTo(profile.person(), PLACEHOLDER);
        return profile.person().changedFields();
    }

    @Test
    void theUsernameOfAPatientFollowsTheEmail() {
        Profile profile = maria("acme");

        read("{\"email\": \"Maria#2@Example.com\"}").applyTo(profile.person(), PLACEHOLDER);
        profile.changed(NOW);

        assertThat(profile.handle()).isEqualTo("maria#2@example.com#acme");
    }

    @Test
    void aProfileWithoutUsernameGetsNoneByANewEmail() {
        Profile profile = maria();

        read("{\"email\": \"other@example.com\"}").applyTo(profile.person(), PLACEHOLDER);
        profile.changed(NOW);

        assertThat(profile.handle()).isNull();
    }

    @Test
    void nullClearsPhoneHeightAndWeight() {
        Profile profile = maria();

        read("{\"phone\":null,\"height\":null,\"weight\":null}").applyTo(profile.person(), PLACEHOLDER);

        assertThat(profile.person().phone()).isNull();
        assertThat(profile.person().height()).isNull();
        assertThat(profile.person().weight()).isNull();
    }

    @Test
    void nullPutsThePlaceholderAndTheDefaultLanguageBack() {
        Profile profile = maria("acme");

        read("{\"email\":null,\"language\":null}").applyTo(profile.person(), PLACEHOLDER);
        profile.changed(NOW);

        assertThat(profile.person().email()).isEqualTo(PLACEHOLDER);
        assertThat(profile.handle()).isEqualTo(PLACEHOLDER.canonical() + "#acme");
        assertThat(profile.person().language()).isEqualTo("en");
    }

    @Test
    void aSexThatIsNoneMayBeNullAndNoOther() {
        Profile profile = maria();
        ProfileChange change = read("{\"sex\":null}");

        assertThat(change.violations(Stored.of(profile))).containsExactly(new Violation("sex", Rules.NOT_CLEARABLE));
        profile.person().sex(null);
        assertThat(change.violations(Stored.of(profile))).isEmpty();
        change.applyTo(profile.person(), PLACEHOLDER);
        assertThat(profile.person().sex()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Maria-1234, true",
        "SCHMIDT_maria_85, true",
        "1985maria@Example.COM, true",
        "Marie-1234, false",
        "Schmidt-Maria-Xy1, false"
    })
    void aPasswordIsNotMadeOfWhatThePersonIsCalledThen(String password, boolean weak) {
        assertThat(read("{\"password\":\"" + password + "\"}").violations(Stored.of(maria())))
                .hasSize(weak ? 1 : 0);
        assertThat(read("{\"first_name\":\"Eva\",\"last_name\":\"Korhonen\",\"email\":null,\"password\":\"" + password
                                + "\"}")
                        .violations(Stored.of(maria())))
                .isEmpty();
        assertThat(read("{\"first_name\":\"Eva\",\"password\":\"Eva-Schmidt-85\"}")
                        .violations(Stored.of(maria())))
                .containsExactly(new Violation("password", Rules.PASSWORD));
    }

    @Test
    void readOnlyFieldsMayHaveTheirCurrentValues() {
        Profile profile = maria();
        profile.changed(NOW.plusSeconds(7));
        ReadOnlyValues values =
                new ReadOnlyValues(ProfileResponse.of(profile), reference -> "berlin".equals(reference.slug()));

        assertThat(values.test("id", text(profile.id().toString().toUpperCase(Locale.ROOT))))
                .isTrue();
        assertThat(values.test("id", text(UUID.randomUUID().toString()))).isFalse();
        assertThat(values.test("id", NULL)).isFalse();
        assertThat(values.test("handle", NULL)).isTrue();
        assertThat(values.test("handle", text("maria"))).isFalse();
        assertThat(values.test("profile_group", text("berlin"))).isTrue();
        assertThat(values.test("profile_group_slug", text("hamburg"))).isFalse();
        assertThat(values.test("profile_group", NULL)).isFalse();
        assertThat(values.test("created_at", text("2026-04-01T09:14:32Z"))).isTrue();
        assertThat(values.test("created_at", text("2026-04-01T09:14:33Z"))).isFalse();
        assertThat(values.test("updated_at", text("2026-04-01T09:14:39Z"))).isTrue();
        assertThat(values.test("updated_at", NULL)).isFalse();
        assertThat(values.test("first_name", text("Maria"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_name", "last_name", "password", "date_of_birth"})
    void nullClearsNothingElse(String field) {
        assertThat(violations("{\"" + field + "\":null}")).containsExactly(field + " not_clearable");
    }

    @Test
    void theSameValuesInAnotherNotationAreNoChange() {
        Profile profile = maria();
        ProfileResponse before = ProfileResponse.of(profile);

        read("{\"height\":168.000,\"weight\":6.5e1,\"first_name\":\"\\u2003Maria \"}")
                .applyTo(profile.person(), PLACEHOLDER);

        assertThat(ProfileResponse.of(profile)).isEqualTo(before);
    }

    @Test
    void violationsComeInTheOrderOfTheTableWithThePasswordAfterTheEmail() {
        assertThat(
                        violations(
                                """
                        {"language": "fr", "weight": 701, "height": 0, "date_of_birth": "2026-04-01", "sex": 3,
                         "phone": "030", "password": "weak", "email": "nobody", "last_name": "Шмидт", "first_name": "",
                         "zip": 1, "id": null}"""))
                .containsExactly(
                        "first_name too_short",
                        "last_name not_latin",
                        "email invalid_format",
                        "password weak_password",
                        "phone invalid_format",
                        "sex invalid_value",
                        "date_of_birth not_in_past",
                        "height out_of_range",
                        "weight out_of_range",
                        "language invalid_value",
                        "zip unknown_field",
                        "id read_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "handle", "profile_group", "profile_group_slug", "created_at", "updated_at"})
    void readOnlyFieldCannotBeSetEvenToNull(String field) {
        assertThat(violations("{\"" + field + "\":null}")).containsExactly(field + " read_only");
        assertThat(violations("{\"" + field + "\":\"x\"}")).containsExactly(field + " read_only");
    }

    @ParameterizedTest
    @CsvSource({
        "height, 300.0005, out_of_range",
        "height, 300.001, out_of_range",
        "height, -1, out_of_range",
        "height, 0, out_of_range",
        "weight, 700.001, out_of_range",
        "weight, 700.0005, out_of_range",
        "weight, -65, out_of_range",
        "weight, 0, out_of_range",
        "height, 1e-99999999999, out_of_range",
        "weight, 1e99999999999, out_of_range",
        "weight, \"65\", wrong_type",
        "sex, 1.0, wrong_type",
        "sex, 4294967297, invalid_value",
        "sex, 9, invalid_value",
        "date_of_birth, \"1899-12-31\", out_of_range",
        "date_of_birth, \"2025-02-29\", invalid_format",
        "date_of_birth, 19900101, wrong_type",
        "date_of_birth, '[1985,3,22]', wrong_type",
        "password, \"        \", too_short",
        "phone, \"\", too_short"
    })
    void eachViolationHasItsCode(String field, String value, String code) {
        assertThat(violations("{\"" + field + "\":" + value + "}")).containsExactly(field + " " + code);
    }

    @Test
    void theTextOfAPatchNamesNobody() {
        assertThat(read("{\"first_name\":\"Zoë\",\"email\":\"zoe@example.com\",\"password\":\"Secret-123\"}"))
                .asString()
                .doesNotContain("Zoë", "zoe@example.com", "Secret-123");
    }

    private static GivenValue text(String text) {
        return GivenValue.of(TextNode.valueOf(text)).orElseThrow();
    }

    private static ProfileChange read(String json) {
        return ProfileFixture.read(ProfileChange.class, json);
    }

    private static List<String> violations(String json) {
        return ProfileFixture.violations(ProfileChange.class, json);
    }
}
