package health.intake.platform;

import java.time.Duration;
import java.util.Locale;

/** The recurring tasks of the heartbeat: each with its pause, and with the line in the log while it fails. */
enum Task {
    /** Often enough for the service to serve within a few seconds after the database answers. */
    SCHEMA(Duration.ofSeconds(1), "The schema cannot be used"),
    DATABASE(Duration.ofSeconds(1), "The database cannot be checked"),
    /** Twice within the time that the revision is cached. */
    REVISION(Duration.ofMillis(400), "Changes to organizations, groups and keys cannot be read"),
    /** Often enough that {@code last_used_at} is never more than a minute old. */
    KEY_USAGE(Duration.ofSeconds(20), "The last use of keys cannot be written"),
    FORGETTING(Duration.ofSeconds(20), "Old idempotency records cannot be removed"),
    /** Several times within the second after which reads are recorded. */
    AUDIT(Duration.ofMillis(250), "The audit trail cannot be written"),
    /** Slow enough that entries settle within two rounds. */
    SEALING(Duration.ofSeconds(1), "The audit trail cannot be sealed"),
    /** Works for a second in two while there is something to remove, and looks for it less often. */
    RETENTION(Duration.ofSeconds(1), "Old audit entries cannot be removed"),
    REFUSALS(Duration.ofMinutes(1), "Invalid keys cannot be reported");

    final Duration pause;
    final String trouble;

    Task(Duration pause, String trouble) {
        this.pause = pause;
        this.trouble = trouble;
    }

    /** The label in the metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
