package health.intake.platform;

import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Which migration failed in a run, and whether it may be run again: the database undoes none of its changes to the schema. */
class MigrationFailure implements Callback {

    /** From here on every statement of a migration can be repeated. */
    private static final MigrationVersion REPEATABLE = MigrationVersion.fromVersion("6");

    private boolean begun;

    private @Nullable MigrationInfo failed;

    /** Its file. */
    Optional<String> script() {
        return Optional.ofNullable(failed).map(MigrationInfo::getScript);
    }

    boolean mayBeRepeated() {
        return !begun || Objects.requireNonNull(failed).getVersion().isAtLeast(REPEATABLE.getVersion());
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_STATEMENT
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.AFTER_EACH_MIGRATE_ERROR) {
            failed = context.getMigrationInfo();
        } else {
            begun = event == Event.AFTER_EACH_MIGRATE_STATEMENT;
        }
    }

    @Override
    public String getCallbackName() {
        return "failure of a migration";
    }
}
