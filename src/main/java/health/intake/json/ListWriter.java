package health.intake.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Prints lists of response records. */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class ListWriter extends JsonWriter<List<?>> {}
