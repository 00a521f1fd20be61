package health.intake.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The list has passwords that the other rules allow, and is as long as the documents say. */
class CommonPasswordsTest {

    private static List<String> list() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CommonPasswordsTest.class.getResourceAsStream("common-passwords.txt")),
                US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @Test
    void eachEntryCouldBeAPassword() throws IOException {
        assertThat(list())
                .hasSize(6931)
                .doesNotHaveDuplicates()
                .allMatch(entry -> entry.matches("(?=.*[a-z])(?=.*[0-9])[!-~]{8,128}"));
    }

    @Test
    void noCaseHidesAnEntry() throws IOException {
        assertThat(list())
                .allMatch(CommonPasswords::contain)
                .allMatch(entry -> CommonPasswords.contain(entry.toUpperCase(Locale.ROOT)));
        assertThat(CommonPasswords.contain("correct-Horse-7-battery")).isFalse();
    }
}
