package health.intake.migration;

import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Watches a run: tells each migration that is done, and keeps the one that failed. */
class MigrationWatch implements Callback {

    private final Consumer<String> done;
    private @Nullable MigrationInfo failed;

    MigrationWatch(Consumer<String> done) {
        this.done = done;
    }

    /** The version and the description of a migration. */
    static String name(MigrationInfo migration) {
        return "V" + migration.getVersion() + " " + migration.getDescription();
    }

    /** The file of the migration that failed. */
    Optional<String> failedScript() {
        return Optional.ofNullable(failed).map(MigrationInfo::getScript);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.AFTER_EACH_MIGRATE) {
            done.accept(name(context.getMigrationInfo()));
        } else {
            failed = context.getMigrationInfo();
        }
    }

    @Override
    public String getCallbackName() {
        return "watch";
    }
}
