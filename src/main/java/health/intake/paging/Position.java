package health.intake.paging;

import java.time.Instant;
import java.util.UUID;

/**
 * The position at which a page ends, in a list ordered by an instant, ties by id.
 *
 * @param createdAt the instant: of the creation, in all lists but that of changes
 */
public record Position(Instant createdAt, UUID id) {}
