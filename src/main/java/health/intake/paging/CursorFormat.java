package health.intake.paging;

import health.intake.secret.Hmac;
import health.intake.time.InstantColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cursors: a position with an authenticator over it and the name of its list, in URL-safe base 64. */
final class CursorFormat {

    private static final int POSITION_BYTES = 8 + 16;
    // 39 bytes in all: base 64 then has no spare bits that could be altered unnoticed
    private static final int TAG_BYTES = 15;

    private final List<Hmac> hmacs;

    /** @param hmacs the first seals cursors, each opens them */
    CursorFormat(Hmac... hmacs) {
        this.hmacs = List.of(hmacs);
    }

    String seal(String list, Position position) {
        byte[] bytes = ByteBuffer.allocate(POSITION_BYTES)
                .putLong(InstantColumn.micros(position.createdAt()))
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .array();
        byte[] sealed = Arrays.copyOf(bytes, POSITION_BYTES + TAG_BYTES);
        System.arraycopy(tag(hmacs.get(0), list, bytes), 0, sealed, POSITION_BYTES, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position; empty unless Intake sealed this cursor for that list. */
    Optional<Position> open(String list, String cursor) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (sealed.length != POSITION_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(sealed, POSITION_BYTES);
        byte[] tag = Arrays.copyOfRange(sealed, POSITION_BYTES, sealed.length);
        return hmacs.stream()
                .filter(hmac -> MessageDigest.isEqual(tag, tag(hmac, list, bytes)))
                .findFirst()
                .map(hmac -> position(bytes));
    }

    private static Position position(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Instant createdAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        return new Position(createdAt, new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static byte[] tag(Hmac hmac, String list, byte[] bytes) {
        byte[] name = list.getBytes(StandardCharsets.UTF_8);
        byte[] named = ByteBuffer.allocate(bytes.length + name.length)
                .put(bytes)
                .put(name)
                .array();
        return Arrays.copyOf(hmac.of(named), TAG_BYTES);
    }
}
