package health.intake.paging;

import java.time.Instant;
import java.util.UUID;

/** The position at which a page ends, in a list ordered by creation, newest first, ties by id. */
public record Position(Instant createdAt, UUID id) {}
