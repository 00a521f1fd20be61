package health.intake.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an API key; its text is that of the UUID. */
public record KeyId(@JsonValue UUID value) {

    /** Jakarta REST calls this for path parameters; anything but a UUID is {@code invalid_id}. */
    public static KeyId fromString(String text) {
        return new KeyId(UuidForm.ofPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
