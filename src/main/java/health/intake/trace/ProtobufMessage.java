package health.intake.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A message in the encoding of Protocol Buffers; as usual there, what is empty or 0 is left out. */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtobufMessage number(int field, long value) {
        if (value != 0) {
            tag(field, VARINT);
            varint(value);
        }
        return this;
    }

    ProtobufMessage fixed64(int field, long value) {
        tag(field, FIXED64);
        return littleEndian(value, Long.BYTES);
    }

    ProtobufMessage fixed32(int field, int value) {
        tag(field, FIXED32);
        return littleEndian(value, Integer.BYTES);
    }

    ProtobufMessage text(int field, String text) {
        return text.isEmpty() ? this : bytes(field, text.getBytes(UTF_8));
    }

    ProtobufMessage message(int field, ProtobufMessage message) {
        return bytes(field, message.toBytes());
    }

    ProtobufMessage bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private void tag(int field, int type) {
        varint((long) field << 3 | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes.write((int) rest & (MORE - 1) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
    }

    private ProtobufMessage littleEndian(long value, int length) {
        for (int i = 0; i < length; i++) {
            bytes.write((int) (value >>> (i * Byte.SIZE)));
        }
        return this;
    }
}
