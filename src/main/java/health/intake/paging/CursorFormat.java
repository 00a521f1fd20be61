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

    private static final int POSITION_OCTETS = 8 + 16;
    // 39 bytes in all: base 64 then has no spare bits that could be altered unnoticed
    private static final int TAG_OCTETS = 15;

    private final List<Hmac> hmacs;

    /** @param hmacs the first seals cursors, each opens them */
    CursorFormat(Hmac... hmacs) {
        this.hmacs = List.of(hmacs);
    }

    String seal(String list, Position position) {
        byte[] octets = ByteBuffer.allocate(POSITION_OCTETS)
                .putLong(InstantColumn.micros(position.createdAt()))
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .array();
        byte[] sealed = Arrays.copyOf(octets, POSITION_OCTETS + TAG_OCTETS);
        System.arraycopy(tag(hmacs.get(0), list, octets), 0, sealed, POSITION_OCTETS, TAG_OCTETS);
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
        if (sealed.length != POSITION_OCTETS + TAG_OCTETS) {
            return Optional.empty();
        }
        byte[] octets = Arrays.copyOf(sealed, POSITION_OCTETS);
        byte[] tag = Arrays.copyOfRange(sealed, POSITION_OCTETS, sealed.length);
        return hmacs.stream()
                .filter(hmac -> MessageDigest.isEqual(tag, tag(hmac, list, octets)))
                .findFirst()
                .map(hmac -> position(octets));
    }

    private static Position position(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        Instant createdAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        return new Position(createdAt, new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static byte[] tag(Hmac hmac, String list, byte[] octets) {
        byte[] name = list.getBytes(StandardCharsets.UTF_8);
        byte[] named = ByteBuffer.allocate(octets.length + name.length)
                .put(octets)
                .put(name)
                .array();
        return Arrays.copyOf(hmac.of(named), TAG_OCTETS);
    }
}
