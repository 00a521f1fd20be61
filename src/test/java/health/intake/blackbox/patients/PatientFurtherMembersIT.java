package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Storage;
import health.intake.blackbox.driver.Tenant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 4.1: members of the caller's own in {@code hcCard} and {@code verifications}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientFurtherMembersIT {

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private static String members(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"m" + i + "\":" + value)
                .collect(Collectors.joining(","));
    }

    @Test
    void furtherMembersArePrintedAfterTheOthersInTheirOrder() {
        Answer patient = partner.post(
                        PATIENTS,
                        PatientBody.in(group)
                                .with(
                                        "hcCard",
                                        "{\"zone\":\"north Ü\",\"number\":\"A1\",\"amount\":1.50,\"b\":12,\"valid\":false,\"agent\":null,\"expiresOn\":\"2030-01-31\"}")
                                .with("verifications", "{\"id_card\":true,\"phone\":true,\"address\":false}"))
                .is(201);

        assertThat(patient.at("hcCard"))
                .hasToString(
                        "{\"number\":\"A1\",\"issuer\":null,\"version\":null,\"expiresOn\":\"2030-01-31\",\"zone\":\"north Ü\",\"amount\":1.50,\"b\":12,\"valid\":false,\"agent\":null}");
        assertThat(patient.at("verifications"))
                .hasToString("{\"email\":false,\"phone\":true,\"id_card\":true,\"address\":false}");
        assertThat(partner.get(PATIENTS + "/" + patient.id()).is(200).text()).isEqualTo(patient.text());
    }

    @Test
    void sixteenMembersOfAnySizeAreKept() {
        String value = "\"" + "€\\\"".repeat(32) + "\"";
        Answer patient = partner.post(
                        PATIENTS,
                        PatientBody.in(group)
                                .with("hcCard", "{\"number\":\"A1\"," + members(16, value) + "}")
                                .with("verifications", "{" + members(16, "true") + "}"))
                .is(201);

        assertThat(patient.at("hcCard")).hasSize(20);
        assertThat(patient.at("hcCard").at("/m15").asText()).isEqualTo("€\"".repeat(32));
        assertThat(patient.at("verifications")).hasSize(18);
        assertThat(partner.get(PATIENTS + "/" + patient.id()).is(200).text()).isEqualTo(patient.text());
        partner.post(PATIENTS, PatientBody.in(group).with("hcCard", "{\"number\":\"A1\"," + members(17, "1") + "}"))
                .violates("hcCard too_long");
    }

    @Test
    void valuesAreEncryptedAtRest() {
        partner.post(
                        PATIENTS,
                        PatientBody.in(group).with("hcCard", "{\"number\":\"A1\",\"plan\":\"SecretPlanOfMaria\"}"))
                .is(201);

        assertThat(Storage.placesOf("SecretPlanOfMaria")).isEmpty();
    }

    @Test
    void textsAreMaskedForClientsWithoutAKey() {
        Answer patient = tenant.keyless()
                .post(
                        PATIENTS,
                        PatientBody.create()
                                .with(
                                        "hcCard",
                                        "{\"number\":\"A123456780\",\"plan\":\"gold\",\"class\":2,\"valid\":true}"))
                .is(201);

        assertThat(patient.at("hcCard"))
                .hasToString(
                        "{\"number\":\"****6780\",\"issuer\":null,\"version\":null,\"expiresOn\":null,\"plan\":\"****\",\"class\":2,\"valid\":true}");
        assertThat(partner.get(PATIENTS + "/" + patient.id())
                        .at("hcCard")
                        .at("/plan")
                        .asText())
                .isEqualTo("gold");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    hcCard        | "number":"A1","plan":{}          | hcCard.plan wrong_type
                    hcCard        | "number":"A1","plan":[1]         | hcCard.plan wrong_type
                    hcCard        | "number":"A1","plan":" "         | hcCard.plan too_short
                    hcCard        | "number":"A1","plan":"\\u0007"   | hcCard.plan invalid_format
                    hcCard        | "number":"A1","plan":1e10000     | hcCard.plan out_of_range
                    hcCard        | "number":"A1","pl-an":1          | hcCard.pl-an unknown_field
                    hcCard        | "number":"A1","1a":1             | hcCard.1a unknown_field
                    hcCard        | "number":"A1","ä":1              | hcCard.? unknown_field
                    hcCard        | "number":"A1","a23456789012345678901234567890123":1 | hcCard.a23456789012345678901234567890123 unknown_field
                    hcCard        | "plan":"A"                       | hcCard.number required
                    verifications | "id_card":null                   | verifications.id_card wrong_type
                    verifications | "id_card":"true"                 | verifications.id_card wrong_type
                    verifications | "id_card":1                      | verifications.id_card wrong_type
                    verifications | "id card":true                   | verifications.? unknown_field
                    """)
    void eachMemberHasItsRules(String field, String members, String violation) {
        partner.post(PATIENTS, PatientBody.in(group).with(field, "{" + members + "}"))
                .violates(violation);
    }

    @Test
    void textsHaveSixtyFourCharactersAtMost() {
        String longest = "😀".repeat(64);
        PatientBody body = PatientBody.in(group);

        partner.post(PATIENTS, body.with("hcCard", "{\"number\":\"A1\",\"plan\":\"" + longest + "\"}"))
                .is(201);
        partner.post(PATIENTS, body.with("hcCard", "{\"number\":\"A1\",\"plan\":\"" + longest + "x\"}"))
                .violates("hcCard.plan too_long");
    }
}
