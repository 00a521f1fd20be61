package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** The tests replay its seeds (test resources); scripts/verify fuzz looks for more. */
class PersonNameFuzz {

    @FuzzTest
    void anyTextIsANameOrNone(@NotNull String text) {
        if (PersonName.violation(text).isEmpty()) {
            String name = PersonName.normalise(text);
            assertThat(PersonName.violation(name)).isEmpty();
            assertThat(PersonName.normalise(name)).isEqualTo(name);
        }
    }
}
