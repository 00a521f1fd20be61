package health.intake.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on version 7 (RFC 9110, sections 8.8.3 and 13.1). */
class PreconditionsTest {

    private static final long VERSION = 7;

    private static Preconditions match(@Nullable String... lines) {
        return Preconditions.of(lines == null || lines[0] == null ? null : List.of(lines), null);
    }

    private static Preconditions noneMatch(@Nullable String... lines) {
        return Preconditions.of(null, lines == null || lines[0] == null ? null : List.of(lines));
    }

    private static void isRefused(ThrowingCallable change, String reason) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(change).satisfies(refusal -> {
            assertThat(refusal.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
            assertThat(refusal.detail()).contains(reason);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "\"7\"",
                "*",
                " * ",
                "\"6\", \"7\"",
                "\"7\",\"8\"",
                "W/\"6\", \"7\"",
                " \"7\" ",
                ",\"7\",,",
                "\"a,b\",\"7\"",
                "\"é!#~\" , \"7\""
            })
    void ifMatchLetsTheVersionPass(@Nullable String header) {
        match(header).allowChange(VERSION);
        assertThat(match(header).isNotModified(VERSION)).isFalse();
    }

    @Test
    void severalFieldLinesAreOneList() {
        match("\"6\"", "\"7\"").allowChange(VERSION);
        assertThat(noneMatch("\"6\"", "W/\"7\"").isNotModified(VERSION)).isTrue();
        isRefused(() -> match("*", "\"6\"").allowChange(VERSION), "double quotes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "6"            | changed since
                    "77"           | changed since
                    ""             | changed since
                    "6", "8"       | changed since
                    "07"           | changed since
                    W/"7"          | weak
                    W/"6"          | weak
                    W/"7", W/"8"   | weak
                    7              | double quotes
                    ``             | double quotes
                    ,              | double quotes
                    **             | double quotes
                    *, "7"         | double quotes
                    '7'            | double quotes
                    "7" "8"        | double quotes
                    "7             | double quotes
                    "7", 8         | double quotes
                    w/"7"          | double quotes
                    W/ "7"         | double quotes
                    "7 "           | double quotes
                    """)
    void ifMatchRefusesEverythingElseAndSaysWhy(String header, String reason) {
        isRefused(() -> match(header).allowChange(VERSION), reason);
        isRefused(() -> match(header).isNotModified(VERSION), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", W/\"7\"", "\"6\",\"7\""})
    void ifNoneMatchNamesTheVersion(String header) {
        assertThat(noneMatch(header).isNotModified(VERSION)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"6\"", "W/\"6\"", "\"77\"", "\"6\", \"8\""})
    void ifNoneMatchDoesNotNameTheVersion(@Nullable String header) {
        assertThat(noneMatch(header).isNotModified(VERSION)).isFalse();
        assertThatCode(() -> noneMatch(header).allowChange(VERSION)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    *        | exists already
                    "7"      | current version
                    W/"7"    | current version
                    "6", "7" | current version
                    7        | double quotes
                    ``       | double quotes
                    """)
    void ifNoneMatchRefusesAChangeAndSaysWhy(String header, String reason) {
        isRefused(() -> noneMatch(header).allowChange(VERSION), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "\"7"})
    void malformedConditionDoesNotWithholdTheAnswer(String header) {
        assertThat(noneMatch(header).isNotModified(VERSION)).isFalse();
    }

    @Test
    void bothConditionsMustHold() {
        isRefused(() -> Preconditions.of(List.of("\"7\""), List.of("*")).allowChange(VERSION), "exists already");
        isRefused(() -> Preconditions.of(List.of("\"6\""), List.of("\"5\"")).allowChange(VERSION), "changed since");
        assertThat(Preconditions.of(List.of("\"7\""), List.of("\"7\"")).isNotModified(VERSION))
                .isTrue();
    }

    @Test
    void noTagMatchesWhatHasNone() {
        assertThatCode(match("*")::allowChangeOfUntagged).doesNotThrowAnyException();
        assertThatCode(noneMatch("\"7\"")::allowChangeOfUntagged).doesNotThrowAnyException();
        assertThatCode(Preconditions.NONE::allowChangeOfUntagged).doesNotThrowAnyException();
        isRefused(match("\"7\"")::allowChangeOfUntagged, "has none");
        isRefused(match("7")::allowChangeOfUntagged, "has none");
        isRefused(noneMatch("*")::allowChangeOfUntagged, "exists already");
    }
}
