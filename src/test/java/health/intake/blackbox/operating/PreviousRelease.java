package health.intake.blackbox.operating;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** The release before the one under test, built from the history of this clone. */
final class PreviousRelease {

    private static final int MISSING = 3;

    private PreviousRelease() {}

    /** Its WAR; a test is skipped if this clone does not have the release. */
    static Path war() {
        try {
            Process process = new ProcessBuilder("scripts/verify.d/previous-war")
                    .redirectError(Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            int code = process.waitFor();
            assumeTrue(code != MISSING, printed);
            if (code != 0) {
                throw new AssertionError("The previous release cannot be built: " + printed);
            }
            return Path.of(printed).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
