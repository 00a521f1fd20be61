package health.intake.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Prints response records. */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ApplicationScoped
public class RecordWriter extends JsonWriter<Record> {}
