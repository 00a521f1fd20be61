package health.intake.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an organization; its text is that of the UUID. */
public record OrganizationId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
