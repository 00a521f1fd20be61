package health.intake.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCardTest {

    @ParameterizedTest
    @CsvSource({"A123456780, ****6780", "12345, ****2345", "1234, ****1234", "1, ****1", "12😀45, ****2😀45"})
    void onlyTheLastFourCharactersOfTheNumberAreShown(String number, String shown) {
        HealthCard card = new HealthCard(number, "Issuer", "2", "2030-01-31");

        assertThat(card.masked()).isEqualTo(new HealthCard(shown, "Issuer", "2", "2030-01-31"));
        assertThat(card).hasToString("HealthCard[masked]");
    }
}
