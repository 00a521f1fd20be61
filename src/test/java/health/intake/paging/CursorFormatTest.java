package health.intake.paging;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.secret.Hmac;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorFormatTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Position POSITION = new Position(
            Instant.parse("2026-04-01T09:14:32.123456Z"), UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    private final CursorFormat cursors = new CursorFormat(new Hmac(new byte[32]));
    private final String cursor = cursors.seal("profiles 1", POSITION);

    @Test
    void aCursorOpensInItsList() {
        assertThat(cursors.open("profiles 1", cursor)).contains(POSITION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"})
    void anyInstantOfStoredPrecisionIsKept(String instant) {
        Position position = new Position(Instant.parse(instant), new UUID(-1, -1));

        assertThat(cursors.open("l", cursors.seal("l", position))).contains(position);
    }

    @Test
    void aCursorNeedsNoEscapeInAUrl() {
        assertThat(cursor).matches("[A-Za-z0-9_-]{52}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profiles 2", "profiles", "profiles 1 ", "", "organizations"})
    void aCursorIsNoneInAnotherList(String list) {
        assertThat(cursors.open(list, cursor)).isEmpty();
    }

    @Test
    void aCursorIsNoneUnderAnotherKey() {
        byte[] key = new byte[32];
        key[31] = 1;

        assertThat(new CursorFormat(new Hmac(key)).open("profiles 1", cursor)).isEmpty();
        CursorFormat both = new CursorFormat(new Hmac(key), new Hmac(new byte[32]));
        assertThat(both.open("profiles 1", cursor))
                .isEqualTo(cursors.open("profiles 1", cursor))
                .isPresent();
        assertThat(both.open("profiles 2", cursor)).isEmpty();
        assertThat(new CursorFormat(new Hmac(key))
                        .open(
                                "profiles 1",
                                both.seal(
                                        "profiles 1",
                                        cursors.open("profiles 1", cursor).orElseThrow())))
                .isPresent();
    }

    @Test
    void everyChangedBitIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(cursors.open("profiles 1", text(changed))).isEmpty();
        }
    }

    @Test
    void everyOtherCharacterIsNoticed() {
        for (int i = 0; i < cursor.length(); i++) {
            for (char other : (ALPHABET + "=+/ .é").toCharArray()) {
                if (other != cursor.charAt(i)) {
                    assertThat(cursors.open("profiles 1", cursor.substring(0, i) + other + cursor.substring(i + 1)))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aCursorCutOrExtendedIsNone() {
        for (int length = 0; length < cursor.length(); length++) {
            assertThat(cursors.open("profiles 1", cursor.substring(0, length))).isEmpty();
        }
        for (String more : new String[] {"A", "AA", "AAA", "AAAA", "=", "==", "\n"}) {
            assertThat(cursors.open("profiles 1", cursor + more)).isEmpty();
        }
    }

    @Test
    void aCursorWithoutSealIsNone() {
        byte[] forged = ByteBuffer.allocate(39).putLong(1).putLong(2).putLong(3).array();

        assertThat(cursors.open("profiles 1", text(forged))).isEmpty();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
