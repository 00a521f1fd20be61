package health.intake.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 9110, section 8.8.3. */
class VersionTagTest {

    @Test
    void theTagIsStrongAndChangesWithTheVersion() {
        assertThat(VersionTag.of(7)).isEqualTo("\"7\"");
        assertThat(VersionTag.of(8)).isNotEqualTo(VersionTag.of(7));
    }
}
