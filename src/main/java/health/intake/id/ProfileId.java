package health.intake.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a profile; its text is that of the UUID. */
public record ProfileId(@JsonValue UUID value) {

    /** No profile has this id: version 7 identifiers are never nil. */
    public static final ProfileId NOBODY = new ProfileId(new UUID(0, 0));

    /** Jakarta REST calls this for path parameters; anything but a UUID is {@code invalid_id}. */
    public static ProfileId fromString(String text) {
        return new ProfileId(UuidForm.ofPath(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
