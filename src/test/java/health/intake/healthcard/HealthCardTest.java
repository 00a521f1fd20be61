package health.intake.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.admin.secret.FieldKeys;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.json.FreeObject;
import health.intake.json.Json;
import health.intake.secret.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCardTest {

    private static final FreeObject FURTHER =
            new FreeObject("{\"plan\":\"gold\",\"class\":2.50,\"family\":true,\"agent\":null}");

    @ParameterizedTest
    @CsvSource({"A123456780, ****6780", "12345, ****2345", "1234, ****1234", "1, ****1", "12😀45, ****2😀45"})
    void onlyTheLastFourCharactersOfTheNumberAreShown(String number, String shown) {
        HealthCard card = new HealthCard(number, "Issuer", "2", "2030-01-31", FURTHER);

        assertThat(card.masked())
                .isEqualTo(new HealthCard(
                        shown,
                        "Issuer",
                        "2",
                        "2030-01-31",
                        new FreeObject("{\"plan\":\"****\",\"class\":2.50,\"family\":true,\"agent\":null}")));
        assertThat(card).hasToString("HealthCard[masked]");
    }

    @Test
    void furtherMembersArePrintedAfterTheNamedOnes() {
        assertThat(new String(Json.bytes(new HealthCard("A1", null, "2", null, FURTHER)), StandardCharsets.UTF_8))
                .isEqualTo("{\"number\":\"A1\",\"issuer\":null,\"version\":\"2\",\"expiresOn\":null,"
                        + "\"plan\":\"gold\",\"class\":2.50,\"family\":true,\"agent\":null}");
    }

    @Test
    void cardIsEncryptedWithAllItsMembersForOnePatient() {
        HealthCards cards = new HealthCards();
        cards.cipher = new FieldCipher(Optional.of(FieldKeys.generate().text()));
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        HealthCard card = new HealthCard("A1", null, "2", null, FURTHER);
        HealthCard plain = new HealthCard("A1", null, "2", null, FreeObject.empty());

        assertThat(cards.open(cards.seal(card, organization, profile), organization, profile))
                .isEqualTo(card);
        assertThat(cards.seal(plain, organization, profile).further()).isNull();
        assertThat(cards.open(cards.seal(plain, organization, profile), organization, profile))
                .isEqualTo(plain);
    }
}
