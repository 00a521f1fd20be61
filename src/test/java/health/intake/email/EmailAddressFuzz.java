package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** The tests replay its seeds (test resources); scripts/verify fuzz looks for more. */
class EmailAddressFuzz {

    @FuzzTest
    void anyTextIsAnAddressOrNone(@NotNull String text) {
        EmailAddress.parse(text).ifPresent(address -> {
            assertThat(address.text() + address.canonical()).matches("\\P{Cc}+");
            EmailAddress.parse(address.canonical())
                    .ifPresent(again -> assertThat(again.canonical()).isEqualTo(address.canonical()));
        });
    }
}
