package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.ProfileId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderAddressesTest {

    private final PlaceholderAddresses placeholders = new PlaceholderAddresses();

    @Test
    void aPlaceholderIsTheProfilesIdAtTheDomain() {
        placeholders.domain = "placeholder.invalid";

        assertThat(placeholders
                        .of(new ProfileId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
                        .text())
                .isEqualTo("01890a5d-ac96-774b-bcce-b302099a8057@placeholder.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "a b.example", "@example.org"})
    void anythingElseIsNoDomain(String text) {
        assertThat(PlaceholderAddresses.isDomain(text)).isFalse();
        assertThat(PlaceholderAddresses.isDomain("placeholder.invalid")).isTrue();
    }
}
