package health.intake.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import health.intake.secret.Hmac;

/** The tests replay its seeds (test resources); scripts/verify fuzz looks for more. */
class CursorFormatFuzz {

    private final CursorFormat cursors = new CursorFormat(new Hmac(new byte[32]));

    @FuzzTest
    void unsealedTextIsNoCursor(@NotNull String text) {
        assertThat(cursors.open("list", text)).isEmpty();
    }
}
