package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.5, 2 and 7: each field of a profile with each code of its rules. */
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
                    last_name     | 1.5            | wrong_type
                    sex           | 0              | invalid_value
                    sex           | 1.0            | wrong_type
                    date_of_birth | 19850322       | wrong_type
                    date_of_birth | "1985-02-29"   | invalid_format
                    date_of_birth | "1899-12-31"   | out_of_range
                    date_of_birth | "9999-12-31"   | not_in_past
                    date_of_birth | ""             | too_short
                    email         | 5              | wrong_type
                    email         | ""             | too_short
                    phone         | 4930123456789  | wrong_type
                    phone         | ""             | too_short
                    phone         | "030123456789" | invalid_format
                    height        | "168"          | wrong_type
                    height        | 300.0005       | out_of_range
                    weight        | "65"           | wrong_type
                    weight        | 700.0005       | out_of_range
                    language      | 1              | wrong_type
                    language      | "fr"           | invalid_value
                    language      | ""             | too_short
                    password      | "Secret-123"   | unknown_field
                    firstName     | "Maria"        | unknown_field
                    id            | null           | read_only
                    handle        | null           | read_only
                    created_at    | null           | read_only
                    updated_at    | "2026-04-01T09:14:32Z" | read_only
                    """)
    void fieldIsRefusedWithTheCodeOfItsRule(String field, String json, String code) {
        createWith(field, json).violates(field + " " + code);
    }

    @Test
    void trunkPrefixAfterTheCountryCodeIsRemoved() {
        Answer created = createWith("phone", "\"+49030123456789\"").is(201);
        String path = PROFILES + "/" + created.id();

        assertThat(created.at("phone").asText()).isEqualTo("+4930123456789");
        assertThat(partner.patch(path, "{\"phone\":\"+49030123456789\"}")
                        .is(200)
                        .header("ETag"))
                .isEqualTo(created.header("ETag"));
        assertThat(partner.get(path).at("phone").asText()).isEqualTo("+4930123456789");
    }

    @Test
    void dateOfBirthIsYesterdayAtTheLatest() {
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

    @Test
    void firstOfJanuary1900IsStored() {
        Answer created = createWith("date_of_birth", "\"1900-01-01\"").is(201);

        assertThat(created.at("date_of_birth").asText()).isEqualTo("1900-01-01");
        assertThat(partner.get(PROFILES + "/" + created.id()).text()).isEqualTo(created.text());
    }
}
