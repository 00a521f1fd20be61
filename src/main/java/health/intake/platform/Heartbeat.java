package health.intake.platform;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.apikey.ConfiguredKey;
import health.intake.audit.AuditQueue;
import health.intake.authentication.InvalidKeys;
import health.intake.authentication.KeyUsage;
import health.intake.database.DatabaseFailure;
import health.intake.database.QueryRetries;
import health.intake.directory.DirectoryRevision;
import health.intake.idempotency.Attempts;
import health.intake.migration.Migration;
import health.intake.retention.Retention;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts the service and runs its recurring tasks. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Heartbeat {

    private static final Logger LOG = System.getLogger("health.intake");

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    QueryRetries retries;

    @Inject
    Database database;

    @Inject
    Migration migration;

    @Inject
    TaskRecords records;

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
    Retention retention;

    @Inject
    ConfiguredKey configuredKey;

    @Inject
    InvalidKeys invalidKeys;

    private final List<Future<?>> tasks = new ArrayList<>();

    private final List<Repetition> repetitions = new ArrayList<>();

    /**
     * Servers stop the resources that writing needs before they stop this bean, so waiting entries are written as soon as
     * the JVM is told to end.
     */
    private final Thread lastWrite = new Thread(this::writeLast, "intake-last-write");

    @PostConstruct
    void start() {
        Runtime.getRuntime().addShutdownHook(lastWrite);
        Repetition preparation = repetition(Task.SCHEMA, this::prepare);
        preparation.run();
        every(Task.SCHEMA, preparation);
        every(Task.DATABASE, database::watch);
        every(Task.REFUSALS, this::tellRefusals);
        every(Task.REVISION, served(revision::refresh));
        every(Task.KEY_USAGE, served(usage::write));
        every(Task.FORGETTING, served(this::forgetAttempts));
        every(Task.AUDIT, served(audit::write));
        every(Task.SEALING, served(sealing::round));
        every(Task.RETENTION, served(retention::round));
    }

    @PreDestroy
    void stop() {
        tasks.forEach(task -> task.cancel(false));
        repetitions.forEach(Repetition::end);
        writeLast();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWrite);
        } catch (IllegalStateException ending) {
            // it is running, or has run
        }
    }

    private void writeLast() {
        try {
            audit.write();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "The last audit entries were not written: " + DatabaseFailure.cause(failure));
        }
    }

    private void prepare() {
        if (!migration.isDone()) {
            retries.turnOff();
            migration.migrate();
        }
        configuredKey.warnOfOthers();
    }

    // in small transactions, so that no request waits for long
    private void forgetAttempts() {
        boolean more = true;
        while (more) {
            more = retried(() -> attempts.forget());
        }
    }

    private void tellRefusals() {
        audit.beginMinute();
        invalidKeys.tell();
    }

    /** Skips work while the schema that it needs is missing. */
    private Runnable served(Runnable work) {
        return () -> {
            if (migration.isDone()) {
                work.run();
            }
        };
    }

    private Repetition repetition(Task task, Runnable work) {
        return new Repetition(work, database, new Trouble(task.trouble), records.of(task));
    }

    private void every(Task task, Runnable work) {
        every(task, repetition(task, work));
    }

    private void every(Task task, Repetition repetition) {
        repetitions.add(repetition);
        long pause = task.pause.toMillis();
        tasks.add(scheduler.scheduleWithFixedDelay(repetition, pause, pause, TimeUnit.MILLISECONDS));
    }
}
