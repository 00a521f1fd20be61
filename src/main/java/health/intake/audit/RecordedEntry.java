package health.intake.audit;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it is read from the trail.
 *
 * @param keyName what the key is called now; null without a key, and for the admin key from the configuration
 */
public record RecordedEntry(AuditEntry entry, @Nullable String keyName) {}
