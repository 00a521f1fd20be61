package health.intake.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on version 7 (RFC 9110, sections 8.8.3 and 13.1). */
class VersionTagTest {

    private static final long VERSION = 7;

    @Test
    void theTagIsStrongAndChangesWithTheVersion() {
        assertThat(VersionTag.of(VERSION)).isEqualTo("\"7\"");
        assertThat(VersionTag.of(VERSION + 1)).isNotEqualTo(VersionTag.of(VERSION));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"7\"", "*", " * ", "\"6\", \"7\"", "\"7\",\"8\"", "W/\"6\", \"7\"", " \"7\" "})
    void ifMatchAllowsTheVersion(@Nullable String header) {
        assertThat(VersionTag.matches(header, VERSION)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"6\"", "\"77\"", "\"\"", "W/\"7\"", "7", "", "\"6\", \"8\"", "W/\"7\", W/\"8\"", "\"07\"", "**"
            })
    void ifMatchRefusesEverythingElse(String header) {
        assertThat(VersionTag.matches(header, VERSION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", W/\"7\"", "\"6\",\"7\""})
    void ifNoneMatchNamesTheVersion(String header) {
        assertThat(VersionTag.isKnown(header, VERSION)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"6\"", "W/\"6\"", "7", "", "\"77\""})
    void ifNoneMatchDoesNotNameTheVersion(@Nullable String header) {
        assertThat(VersionTag.isKnown(header, VERSION)).isFalse();
    }
}
