package health.intake.audit;

import health.intake.id.ProfileId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Ids of profiles as one column holds them: 16 bytes each. */
public final class ProfileIds {

    private static final int BYTES_OF_AN_ID = 16;

    private ProfileIds() {}

    static byte[] toColumn(List<ProfileId> ids) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES_OF_AN_ID * ids.size());
        ids.forEach(id -> buffer.putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits()));
        return buffer.array();
    }

    public static List<ProfileId> ofColumn(byte[] column) {
        ByteBuffer buffer = ByteBuffer.wrap(column);
        return IntStream.range(0, column.length / BYTES_OF_AN_ID)
                .mapToObj(i -> new ProfileId(new UUID(buffer.getLong(), buffer.getLong())))
                .toList();
    }
}
