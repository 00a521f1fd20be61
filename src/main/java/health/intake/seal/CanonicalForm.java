package health.intake.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes values unambiguously: each in UTF-8 after its length in four bytes, which is -1 for null. */
final class CanonicalForm {

    private final ByteArrayOutputStream form = new ByteArrayOutputStream();

    CanonicalForm with(List<@Nullable String> values) {
        for (String value : values) {
            byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            int length = value == null ? -1 : bytes.length;
            form.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
            form.writeBytes(bytes);
        }
        return this;
    }

    byte[] bytes() {
        return form.toByteArray();
    }
}
