package health.intake.platform;

import health.intake.access.DirectoryRevision;
import health.intake.audit.AuditQueue;
import health.intake.authentication.KeyUsage;
import health.intake.database.QueryRetries;
import health.intake.idempotency.Attempts;
import health.intake.seal.Sealing;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

    private static final Logger LOG = System.getLogger("health.intake");

    /** Twice within the time that a reading of the revision is believed. */
    private static final Duration REVISION = Duration.ofMillis(400);

    private static final Duration MIGRATION = Duration.ofSeconds(2);

    /** So that {@code last_used_at} is never more than a minute old. */
    private static final Duration USAGE = Duration.ofSeconds(20);

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

    private final List<Future<?>> tasks = new ArrayList<>();

    @PostConstruct
    void start() {
        retries.turnOff();
        migration.migrate();
        every(MIGRATION, migration::migrate);
        every(REVISION, revision::refresh);
        every(USAGE, usage::write);
        every(FORGETTING, this::forgetAttempts);
        every(AUDIT, audit::write);
        every(SEALING, sealing::round);
    }

    @PreDestroy
    void stop() {
        tasks.forEach(task -> task.cancel(false));
        guarded(audit::write);
    }

    // in small transactions, so that no request has to wait for long
    private void forgetAttempts() {
        boolean more = true;
        while (more) {
            more = attempts.forget();
        }
    }

    private void every(Duration period, Runnable work) {
        tasks.add(scheduler.scheduleWithFixedDelay(
                () -> guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS));
    }

    // an exception would end the repetition; requests meet the cause themselves and report it
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.DEBUG,
                    "A periodic task failed: {0}",
                    failure.getClass().getName());
        }
    }
}
