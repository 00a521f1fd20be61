package health.intake.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Prints response records. */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class RecordWriter extends JsonWriter<Record> {}
