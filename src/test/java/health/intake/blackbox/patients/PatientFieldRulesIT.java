package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.5, 2, 4.1 and 7: each field of a registration, and each part of one, with each code of its rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientFieldRulesIT {

    private static final String UUID = "0197a3c0-0000-7000-8000-000000000000";

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private Answer register(String field, String json) {
        return partner.post(PATIENTS, PatientBody.create().with(field, json.replace("UUID", UUID)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    email               | 5                       | wrong_type
                    email               | null                    | required
                    email               | ""                      | too_short
                    email               | "nobody"                | invalid_format
                    password            | 12345678                | wrong_type
                    password            | "secret-123"            | weak_password
                    firstName           | 5                       | wrong_type
                    firstName           | null                    | required
                    firstName           | ""                      | too_short
                    firstName           | "Мария"                 | not_latin
                    firstName           | "M4ria"                 | invalid_format
                    lastName            | []                      | wrong_type
                    lastName            | null                    | required
                    lastName            | "  "                    | too_short
                    lastName            | "李"                     | not_latin
                    gender              | null                    | required
                    gender              | 2                       | wrong_type
                    gender              | ""                      | too_short
                    gender              | "f"                     | invalid_value
                    phone               | null                    | required
                    phone               | 30123456789             | wrong_type
                    phone               | ""                      | too_short
                    phone               | "030 123456789"         | invalid_format
                    username            | 5                       | wrong_type
                    username            | ""                      | too_short
                    username            | "maria"                 | invalid_value
                    roles               | "patient"               | wrong_type
                    dob                 | null                    | required
                    dob                 | 19850322                | wrong_type
                    dob                 | ""                      | too_short
                    dob                 | "1985-02-29"            | invalid_format
                    dob                 | "1899-12-31"            | out_of_range
                    dob                 | "9999-12-31"            | not_in_past
                    meta                | []                      | wrong_type
                    unreadNotifications | 1.0                     | wrong_type
                    unreadNotifications | -1                      | out_of_range
                    unreadNotifications | 2147483648              | out_of_range
                    emrId               | "1"                     | wrong_type
                    emrId               | -1                      | out_of_range
                    emrId               | 9223372036854775808     | out_of_range
                    referrer            | 17                      | wrong_type
                    referrer            | ""                      | too_short
                    hcCard              | "A123456789"            | wrong_type
                    acceptsMarketing    | "true"                  | wrong_type
                    hasInsurance        | "false"                 | wrong_type
                    providers           | "UUID"                  | wrong_type
                    verifications       | []                      | wrong_type
                    province            | 1                       | wrong_type
                    province            | ""                      | too_short
                    province            | "be"                    | invalid_value
                    groups              | "a"                     | wrong_type
                    id                  | null                    | read_only
                    organization        | null                    | read_only
                    createdAt           | null                    | read_only
                    updatedAt           | "2026-04-01T09:14:32Z"  | read_only
                    first_name          | "Maria"                 | unknown_field
                    profile_group       | "a"                     | unknown_field
                    handle              | null                    | unknown_field
                    """)
    void fieldIsRefusedWithTheCodeOfItsRule(String field, String json, String code) {
        register(field, json).violates(field + " " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gender        | {}                                | gender.value required
                    gender        | {"value":2}                       | gender.value wrong_type
                    gender        | {"value":"f"}                     | gender.value invalid_value
                    gender        | {"value":""}                      | gender.value too_short
                    gender        | {"value":"male","x":1}            | gender.x unknown_field
                    roles         | ["patient",5]                     | roles[1] wrong_type
                    roles         | ["Admin"]                         | roles[0] invalid_format
                    roles         | [""]                              | roles[0] too_short
                    hcCard        | {}                                | hcCard.number required
                    hcCard        | {"number":5}                      | hcCard.number wrong_type
                    hcCard        | {"number":""}                     | hcCard.number too_short
                    hcCard        | {"number":"1","issuer":5}         | hcCard.issuer wrong_type
                    hcCard        | {"number":"1","issuer":""}        | hcCard.issuer too_short
                    hcCard        | {"number":"1","version":false}    | hcCard.version wrong_type
                    hcCard        | {"number":"1","expiresOn":2030}   | hcCard.expiresOn wrong_type
                    hcCard        | {"number":"1","expiresOn":""}     | hcCard.expiresOn too_short
                    hcCard        | {"number":"1","expiresOn":"2030-02-30"} | hcCard.expiresOn invalid_format
                    hcCard        | {"number":"1","expires-on":null}  | hcCard.expires-on unknown_field
                    hcCard        | {"number":"1","a b":null}         | hcCard.? unknown_field
                    providers     | ["nobody"]                        | providers[0] invalid_format
                    providers     | [""]                              | providers[0] too_short
                    providers     | [5]                               | providers[0] wrong_type
                    verifications | {"email":"true"}                  | verifications.email wrong_type
                    verifications | {"phone":1}                       | verifications.phone wrong_type
                    verifications | {"E-mail":true}                   | verifications.E-mail unknown_field
                    groups        | [5]                               | groups[0] wrong_type
                    gender        | {"value":"male\\n"}               | gender.value invalid_format
                    gender        | {"value":"male","x\\u0000":1}    | gender.? unknown_field
                    roles         | ["patient","\\u0000"]            | roles[1] invalid_format
                    hcCard        | {"number":"1\\t"}                | hcCard.number invalid_format
                    hcCard        | {"number":"1","issuer":"\\u0085"} | hcCard.issuer invalid_format
                    groups        | ["\\n"]                          | groups[0] invalid_format
                    """)
    void partOfAFieldIsNamedByItsPath(String field, String json, String violation) {
        register(field, json).violates(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gender        | {"value":"unknown"}                      | "unknown"
                    hcCard        | {"number":" 1 ","expiresOn":"1999-12-31"} | {"number":" 1 ","issuer":null,"version":null,"expiresOn":"1999-12-31"}
                    hcCard        | {"number":"Ä-1/2","version":null}        | {"number":"Ä-1/2","issuer":null,"version":null,"expiresOn":null}
                    providers     | []                                       | []
                    providers     | ["0197A3C0-0000-7000-8000-00000000000A"] | ["0197a3c0-0000-7000-8000-00000000000a"]
                    verifications | {}                                       | {"email":false,"phone":false}
                    verifications | {"phone":true,"email":null}              | {"email":false,"phone":true}
                    emrId         | 0                                        | 0
                    """)
    void objectIsReturnedWithAllOfItsMembers(String field, String json, String answered) {
        assertThat(register(field, json).is(201).at(field)).hasToString(answered);
    }
}
