package health.intake.audit;

import java.util.UUID;

/** A transaction wrote an entry with this id; it is rolled back if the transaction fails. */
public record EntryWritten(UUID id) {}
