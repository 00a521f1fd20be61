package health.intake.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which organization is meant; its text is that of the UUID. */
public record OrganizationId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
