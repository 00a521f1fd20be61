package health.intake.platform;

import health.intake.access.DirectoryRevision;
import health.intake.audit.AuditQueue;
import health.intake.authentication.InvalidKeys;
import health.intake.authentication.KeyUsage;
import health.intake.database.QueryRetries;
import health.intake.idempotency.Attempts;
import health.intake.seal.Sealing;
import health.intake.trouble.Trouble;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts the service and does what has to be done again and again. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Heartbeat {

    /** Twice within the time that a reading of the revision is believed. */
    private static final Duration REVISION = Duration.ofMillis(400);

    /** So that the service serves within a few seconds after the database answers. */
    private static final Duration START = Duration.ofSeconds(1);

    /** So that {@code last_used_at} is never more than a minute old. */
    private static final Duration USAGE = Duration.ofSeconds(20);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Duration FORGETTING = Duration.ofSeconds(20);

    /** Several times within the second after which reads are recorded. */
    private static final Duration AUDIT = Duration.ofMillis(250);

    /** So that two rounds are long enough for entries to settle. */
    private static final Duration SEALING = Duration.ofSeconds(1);

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    QueryRetries retries;

    @Inject
    Database database;

    @Inject
    Migration migration;

    @Inject
    DirectoryRevision revision;

    @Inject
    KeyUsage usage;

    @Inject
    Attempts attempts;

    @Inject
    AuditQueue audit;

    @Inject
    Sealing sealing;

    @Inject
    InvalidKeys invalidKeys;

    private final List<Future<?>> tasks = new ArrayList<>();

    @PostConstruct
    void start() {
        Repetition preparation = repetition(this::prepare, "The schema cannot be brought up to date");
        preparation.run();
        every(START, preparation);
        every(START, repetition(database::watch, "The database cannot be watched"));
        every(REVISION, served(revision::refresh, "Changes of organizations, groups and keys cannot be seen"));
        every(MINUTE, repetition(invalidKeys::tell, "Keys that are not valid cannot be told"));
        every(MINUTE, repetition(audit::beginMinute, "Refusals cannot be counted"));
        every(USAGE, served(usage::write, "The last use of keys cannot be written"));
        every(FORGETTING, served(this::forgetAttempts, "Old idempotency records cannot be removed"));
        every(AUDIT, served(audit::write, "The audit trail cannot be written"));
        every(SEALING, served(sealing::round, "The audit trail cannot be sealed"));
    }

    @PreDestroy
    void stop() {
        tasks.forEach(task -> task.cancel(false));
        served(audit::write, "The audit trail was not written to its end").run();
    }

    private void prepare() {
        if (!migration.isDone()) {
            retries.turnOff();
            migration.migrate();
        }
    }

    // in small transactions, so that no request has to wait for long
    private void forgetAttempts() {
        boolean more = true;
        while (more) {
            more = attempts.forget();
        }
    }

    /** Nothing that needs the schema fails for the lack of it. */
    private Repetition served(Runnable work, String trouble) {
        return repetition(
                () -> {
                    if (migration.isDone()) {
                        work.run();
                    }
                },
                trouble);
    }

    private Repetition repetition(Runnable work, String trouble) {
        return new Repetition(work, database, new Trouble(trouble));
    }

    private void every(Duration period, Repetition work) {
        tasks.add(scheduler.scheduleWithFixedDelay(work, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }
}
