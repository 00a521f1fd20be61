package health.intake.profile;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.Reference;
import health.intake.person.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateProfileRequestTest {

    private static final String REQUIRED =
            "\"first_name\":\"Maria\",\"last_name\":\"Schmidt\",\"sex\":2,\"date_of_birth\":\"1985-03-22\"";

    @Test
    void requestHoldsAPerson() {
        Person person =
                read("""
                {"first_name": " Maria ", "last_name": "Schmidt", "sex": 2, "date_of_birth": "1985-03-22",
                 "profile_group_slug": "acme-clinic-berlin", "email": "maria.schmidt@example.com",
                 "phone": "+4930123456789", "height": 168.500, "weight": 65, "language": "de"}""")
                        .person();

        assertThat(person.firstName()).isEqualTo("Maria");
        assertThat(person.lastName()).isEqualTo("Schmidt");
        assertThat(person.sex()).isEqualTo(2);
        assertThat(person.dateOfBirth()).isEqualTo(LocalDate.of(1985, 3, 22));
        assertThat(person.phone()).isEqualTo("+4930123456789");
        assertThat(person.height()).hasToString("168.5");
        assertThat(person.weight()).hasToString("65");
        assertThat(person.language()).isEqualTo("de");
        assertThat(person.email().text()).isEqualTo("maria.schmidt@example.com");
    }

    @Test
    void nullIsTheSameAsAbsentAndTheDefaultLanguageIsEnglish() {
        Person person = read("{" + REQUIRED
                        + ",\"profile_group\":\"a\",\"email\":null,\"phone\":null,\"height\":null,\"weight\":null,"
                        + "\"language\":null,\"profile_group_slug\":null}")
                .person();

        assertThat(person.hasEmail()).isFalse();
        assertThat(person.phone()).isNull();
        assertThat(person.height()).isNull();
        assertThat(person.weight()).isNull();
        assertThat(person.language()).isEqualTo("en");
    }

    @Test
    void allThatIsRequiredIsNamedInItsOrder() {
        assertThat(violations("{}"))
                .containsExactly(
                        "first_name required",
                        "last_name required",
                        "sex required",
                        "date_of_birth required",
                        "profile_group required");
    }

    @Test
    void violationsComeInTheOrderOfTheContract() {
        assertThat(
                        violations(
                                """
                        {"zip": 1, "language": "EN", "weight": 0, "height": "1", "phone": "1", "email": "a@b",
                         "profile_group_slug": 1, "profile_group": 2, "date_of_birth": "2026-04-02", "sex": 0,
                         "last_name": "4", "first_name": "Μαρία", "password": "Secret123", "handle": null}"""))
                .containsExactly(
                        "first_name not_latin",
                        "last_name invalid_format",
                        "sex invalid_value",
                        "date_of_birth not_in_past",
                        "profile_group wrong_type",
                        "profile_group_slug wrong_type",
                        "email invalid_format",
                        "phone invalid_format",
                        "height wrong_type",
                        "weight out_of_range",
                        "language invalid_value",
                        "zip unknown_field",
                        "password unknown_field",
                        "handle read_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "handle", "created_at", "updated_at"})
    void generatedFieldIsReadOnly(String field) {
        assertThat(violations("{" + REQUIRED + ",\"profile_group\":\"a\",\"" + field + "\":null}"))
                .containsExactly(field + " read_only");
    }

    @Test
    void aGroupInUuidFormIsAnIdAndEverythingElseASlug() {
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(groups("\"profile_group\":\"01890A5D-AC96-774B-BCCE-B302099A8057\""))
                .containsExactly(new Reference(id, null));
        assertThat(groups("\"profile_group\":\"acme\"")).containsExactly(new Reference(null, "acme"));
        assertThat(groups("\"profile_group\":\"\"")).containsExactly(new Reference(null, null));
        assertThat(groups("\"profile_group\":\"1-1-1-1-1\"")).containsExactly(new Reference(null, "1-1-1-1-1"));
    }

    @Test
    void theDeprecatedFieldTakesASlugOnly() {
        String uuid = "01890a5d-ac96-774b-bcce-b302099a8057";

        assertThat(groups("\"profile_group_slug\":\"" + uuid + "\"")).containsExactly(new Reference(null, uuid));
    }

    @Test
    void bothFieldsNameAGroupEach() {
        assertThat(groups("\"profile_group_slug\":\"b\",\"profile_group\":\"a\""))
                .containsExactly(new Reference(null, "a"), new Reference(null, "b"));
    }

    @ParameterizedTest
    @CsvSource({"profile_group, false", "profile_group_slug, true"})
    void useOfTheDeprecatedFieldIsNoticed(String field, boolean deprecated) {
        assertThat(read("{" + REQUIRED + ",\"" + field + "\":\"a\"}").usesDeprecatedField())
                .isEqualTo(deprecated);
    }

    @Test
    void theTextOfARequestNamesNobody() {
        assertThat(read("{" + REQUIRED + ",\"profile_group\":\"a\",\"email\":\"maria@example.com\"}"))
                .asString()
                .doesNotContain("Maria", "Schmidt", "1985", "maria@example.com");
    }

    @Test
    void theTextOfAnAnswerNamesNobody() {
        assertThat(Stored.of(ProfileFixture.maria())).asString().doesNotContain("Maria", "Schmidt", "1985", "@");
    }

    private static List<Reference> groups(String fields) {
        return read("{" + REQUIRED + "," + fields + "}").groups();
    }

    private static CreateProfileRequest read(String json) {
        return ProfileFixture.read(CreateProfileRequest.class, json);
    }

    private static List<String> violations(String json) {
        return ProfileFixture.violations(CreateProfileRequest.class, json);
    }
}
