package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5, 2 and 7: the accepted values of each field of a profile, and the violations of all others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldRulesIT {

    private final Group group;
    private final Api partner;

    FieldRulesIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    private Answer createWith(String field, String json) {
        return partner.post(PROFILES, ProfileBody.in(group).with(field, json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    first_name    | 5              | wrong_type
                    first_name    | true           | wrong_type
                    first_name    | ["Maria"]      | wrong_type
                    first_name    | {"a":"Maria"}  | wrong_type
                    last_name     | 1.5            | wrong_type
                    sex           | 0              | invalid_value
                    sex           | 3              | invalid_value
                    sex           | 9              | invalid_value
                    sex           | -1             | invalid_value
                    sex           | 4294967297     | invalid_value
                    sex           | 18446744073709551618 | invalid_value
                    sex           | 1.0            | wrong_type
                    sex           | 1e0            | wrong_type
                    sex           | 1E0            | wrong_type
                    sex           | 1.5            | wrong_type
                    sex           | "2"            | wrong_type
                    sex           | ""             | wrong_type
                    sex           | [2]            | wrong_type
                    sex           | {}             | wrong_type
                    sex           | true           | wrong_type
                    date_of_birth | 19850322       | wrong_type
                    date_of_birth | [1985,3,22]    | wrong_type
                    date_of_birth | "1985-02-29"   | invalid_format
                    date_of_birth | "1985-04-31"   | invalid_format
                    date_of_birth | "1985-13-01"   | invalid_format
                    date_of_birth | "1985-3-22"    | invalid_format
                    date_of_birth | "85-03-22"     | invalid_format
                    date_of_birth | "22.03.1985"   | invalid_format
                    date_of_birth | "19850322"     | invalid_format
                    date_of_birth | " 1985-03-22"  | invalid_format
                    date_of_birth | "1985-03-22Z"  | invalid_format
                    date_of_birth | "1985-03-22T00:00:00Z" | invalid_format
                    date_of_birth | "+1985-03-22"  | invalid_format
                    date_of_birth | "0000-00-00"   | invalid_format
                    date_of_birth | "12026-01-01"  | invalid_format
                    date_of_birth | "１９８５-03-22" | invalid_format
                    date_of_birth | "1899-12-31"   | out_of_range
                    date_of_birth | "0001-01-01"   | out_of_range
                    date_of_birth | "9999-12-31"   | not_in_past
                    date_of_birth | ""             | too_short
                    email         | 5              | wrong_type
                    email         | ""             | too_short
                    email         | "  "           | too_short
                    phone         | 4930123456789  | wrong_type
                    phone         | ""             | too_short
                    phone         | "030123456789" | invalid_format
                    phone         | "+49 30 123456"| invalid_format
                    phone         | "+49-30-123456"| invalid_format
                    phone         | "+"            | invalid_format
                    phone         | "+490"         | invalid_format
                    email         | "a@192.0.2.1"  | invalid_format
                    phone         | "004930123456789" | invalid_format
                    phone         | "+1234567890123456" | invalid_format
                    phone         | "+４９30123456789" | invalid_format
                    phone         | " +4930123456789" | invalid_format
                    height        | "168"          | wrong_type
                    height        | true           | wrong_type
                    height        | [168]          | wrong_type
                    height        | 0              | out_of_range
                    height        | 0.0            | out_of_range
                    height        | -0.5           | out_of_range
                    height        | 300.001        | out_of_range
                    height        | 1e300          | out_of_range
                    height        | 1e999999999    | out_of_range
                    height        | 300.0005       | out_of_range
                    height        | 0.00049        | out_of_range
                    height        | 1e-999999999   | out_of_range
                    weight        | "65"           | wrong_type
                    weight        | 0              | out_of_range
                    weight        | 700.001        | out_of_range
                    weight        | -65            | out_of_range
                    weight        | 700.0005       | out_of_range
                    language      | 1              | wrong_type
                    language      | "EN"           | invalid_value
                    language      | "fr"           | invalid_value
                    language      | "en "          | invalid_value
                    language      | ""             | too_short
                    password      | "Secret-123"   | unknown_field
                    firstName     | "Maria"        | unknown_field
                    FIRST_NAME    | "Maria"        | unknown_field
                    id            | null           | read_only
                    handle        | null           | read_only
                    created_at    | null           | read_only
                    updated_at    | "2026-04-01T09:14:32Z" | read_only
                    """)
    void aBadFieldIsTheViolationThatTheContractNames(String field, String json, String code) {
        createWith(field, json).violates(field + " " + code);
    }

    /** Format or possibility: the contract names the rule, not the code. */
    @ParameterizedTest
    @ValueSource(strings = {"+49", "+12", "+999123456789"})
    void aNumberThatIsNotPossibleIsNoPhone(String phone) {
        assertThat(createWith("phone", Json.quoted(phone))
                        .isProblem(400, "validation_failed")
                        .violations())
                .singleElement()
                .asString()
                .startsWith("phone inv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930123456789", "+358401234567", "+12025550123", "+390612345678", "+81312345678"})
    void possibleNumbersAreTakenAsTheyAre(String phone) {
        assertThat(createWith("phone", Json.quoted(phone)).is(201).at("phone").asText())
                .isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({"+49030123456789,+4930123456789", "+4402071838750,+442071838750", "+114155552671,+14155552671"})
    void aTrunkPrefixAfterTheCountryCodeGoes(String phone, String kept) {
        Answer created = createWith("phone", Json.quoted(phone)).is(201);
        String path = PROFILES + "/" + created.id();

        assertThat(created.at("phone").asText()).isEqualTo(kept);
        assertThat(partner.patch(path, "{\"phone\":" + Json.quoted(phone) + "}")
                        .is(200)
                        .header("ETag"))
                .isEqualTo(created.header("ETag"));
        assertThat(partner.get(path).at("phone").asText()).isEqualTo(kept);
    }

    @Test
    void todayIsNotInThePastButYesterdayIs() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Answer onToday = createWith("date_of_birth", "\"" + today.plusDays(1) + "\"");
        Answer onYesterday = createWith("date_of_birth", "\"" + today.minusDays(1) + "\"");

        onToday.violates("date_of_birth not_in_past");
        assertThat(onYesterday.is(201).at("date_of_birth").asText())
                .isEqualTo(today.minusDays(1).toString());
        if (LocalDate.now(ZoneOffset.UTC).equals(today)) {
            createWith("date_of_birth", "\"" + today + "\"").violates("date_of_birth not_in_past");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1984-02-29", "2000-02-29"})
    void realDatesFrom1900AreTaken(String date) {
        assertThat(createWith("date_of_birth", Json.quoted(date))
                        .is(201)
                        .at("date_of_birth")
                        .asText())
                .isEqualTo(date);
    }
}
