package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** The tests replay its seeds (test resources); scripts/verify fuzz looks for more. */
class KeySecretFuzz {

    @FuzzTest
    void anyTextIsAKeyOrNone(@NotNull String text) {
        KeySecret.parse(text)
                .ifPresent(key -> assertThat(key.text()).isEqualTo(text).matches("intake_(live|test)_[0-9A-Za-z]{36}"));
    }
}
