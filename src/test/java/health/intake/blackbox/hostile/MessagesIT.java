package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.3 and 7: a refusal states the rule, with its limits, its set or its form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesIT {

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    /** The rule in the first violation, whose message is a sentence about its field. */
    private static String message(Answer refused) {
        JsonNode violation =
                refused.isProblem(400, "validation_failed").at("violations").get(0);
        String message = violation.get("message").asText();
        String field = violation.get("field").asText() + " ";
        assertThat(message).startsWith(field).endsWith(".");
        return message.substring(field.length(), message.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    first_name    | null         | is required
                    first_name    | 5            | must be a JSON string
                    first_name    | " "          | must not be empty or white space only
                    first_name    | "Мария"      | must be in the Latin script; please transliterate it
                    first_name    | "Maria\\n"  | must not contain control characters
                    sex           | 3            | must be 1 (male) or 2 (female), as in ISO/IEC 5218
                    sex           | "2"          | must be an integer, without quotes, fraction or exponent
                    date_of_birth | "22.03.1985" | must be an existing date, as YYYY-MM-DD
                    date_of_birth | "1899-12-31" | must be 1900-01-01 or later
                    date_of_birth | "9999-12-31" | must be a date in the past
                    phone         | "030123456"  | must be a possible E.164 number: + and 2 to 15 digits, such as +4930123456789
                    height        | 1750         | must be between 0.001 and 300 cm; more than 3 decimals are rounded
                    height        | "168"        | must be a JSON number, without quotes
                    weight        | 0            | must be between 0.001 and 700 kg; more than 3 decimals are rounded
                    language      | "fr"         | must be one of en, de, fi
                    id            | null         | cannot be set
                    """)
    void messageAboutAProfileStatesTheRule(String field, String json, String message) {
        assertThat(message(partner.post(PROFILES, ProfileBody.in(group).with(field, json))))
                .isEqualTo(message);
    }

    @Test
    void messagesStateLimitsOfLength() {
        ProfileBody body = ProfileBody.in(group);

        assertThat(message(partner.post(PROFILES, body.with("last_name", Json.quoted("a".repeat(101))))))
                .isEqualTo("must have at most 100 characters");
        assertThat(message(partner.post(PROFILES, body.withEmail("a".repeat(300) + "@example.com"))))
                .isEqualTo("must have at most 254 characters");
        assertThat(message(partner.post(PROFILES, body.withEmail("nobody"))))
                .contains("name@example.com", "64 bytes", "two labels");
        assertThat(message(partner.post(PROFILES, body.with("zebra", "1"))))
                .isEqualTo(
                        "is not a field of this object, which has first_name, last_name, sex, date_of_birth, profile_group,"
                                + " profile_group_slug, email, phone, height, weight, language");
        String path = PROFILES + "/" + partner.post(PROFILES, body).is(201).id();
        assertThat(message(partner.patch(path, "{\"password\":\"weak\"}")))
                .contains("8 to 128", "common password", "own names");
        assertThat(message(partner.patch(path, "{\"last_name\":null}")))
                .isEqualTo("cannot be null; leave it out to keep its value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gender            | "f"                        | must be one of male, female, other, unknown
                    roles             | ["Nurse"]                  | must begin with a-z, followed by at most 31 of a-z, 0-9, _ and -
                    roles             | [null]                     | must be a JSON string
                    unreadNotifications | -1                       | must be an integer between 0 and 2147483647
                    emrId             | 9223372036854775808        | must be an integer between 0 and 9223372036854775807
                    providers         | ["1"]                      | must be a UUID of 36 characters: 8-4-4-4-12 hexadecimal digits
                    hcCard            | {}                         | is required
                    hcCard            | {"number":"123456789012345678901234567890123"} | must have at most 32 characters
                    hcCard            | 5                          | must be a JSON object
                    acceptsMarketing  | 1                          | must be true or false, without quotes
                    groups            | {}                         | must be a JSON array
                    province          | "be"                       | must be the part after the hyphen of an ISO 3166-2 code of DE, in upper case
                    phone             | "12"                       | must be a possible phone number: the digits as dialled in DE, area code included, or E.164: + and 2 to 15 digits
                    """)
    void messageAboutARegistrationStatesTheRule(String field, String json, String message) {
        assertThat(message(partner.post(PATIENTS, PatientBody.in(group).with(field, json))))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    limit=0     | limit must be an integer between 1 and 500.
                    limit=501   | limit must be an integer between 1 and 500.
                    limit=x     | limit must be an integer between 1 and 500.
                    offset=-1   | offset must be an integer between 0 and 2147483647.
                    cursor=x    | cursor must be copied unchanged from a link of this list, with the same filters.
                    """)
    void messageOfAQueryParameterStatesItsRule(String query, String detail) {
        assertThat(partner.get(PROFILES + "?" + query)
                        .isProblem(400, "invalid_query")
                        .at("detail")
                        .asText())
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    profile=1                          | profile must be a UUID of 36 characters: 8-4-4-4-12 hexadecimal digits.
                    from=yesterday                     | from must be an instant with an offset, as in RFC 3339, such as 2027-01-31T12:00:00Z.
                    to=2026-04-01T09:14:32+02:00       | to must be an instant with an offset, as in RFC 3339, such as 2027-01-31T12:00:00Z; + is written %2B in a query.
                    """)
    void messageOfAFilterOfTheTrailStatesItsRule(String query, String detail) {
        assertThat(Api.admin()
                        .get(tenant.path() + "/audit?" + query)
                        .isProblem(400, "invalid_query")
                        .at("detail")
                        .asText())
                .isEqualTo(detail);
        Api.admin()
                .get(tenant.path() + "/audit?from=2026-04-01T09:14:32%2B02:00&to=2026-04-01T09:14:32-03:30")
                .is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"A","scopes":[]}                                   | must have at least 1 entry
                    {"name":"A","scopes":["ADMIN"]}                            | must be one of CREATE_USER, PROFILES_VIEW, IMPERSONATE, PROFILES_ERASE, AUDIT_VIEW
                    {"name":"A","scopes":["CREATE_USER"],"environment":"prod"} | must be one of live, test
                    {"name":"A","scopes":["CREATE_USER"],"expires_at":"soon"}  | must be an instant with an offset, as in RFC 3339, such as 2027-01-31T12:00:00Z
                    {"name":"A","scopes":["CREATE_USER"],"expires_at":"2020-01-01T00:00:00Z"} | must be an instant in the future
                    """)
    void messageAboutAKeyStatesTheRule(String body, String message) {
        assertThat(message(Api.admin().post(tenant.keysPath(), body))).isEqualTo(message);
    }
}
