package health.intake.migration;

import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** The migration that failed in a run, if one did. */
class MigrationFailure implements Callback {

    private @Nullable MigrationInfo failed;

    /** Its file. */
    Optional<String> script() {
        return Optional.ofNullable(failed).map(MigrationInfo::getScript);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        failed = context.getMigrationInfo();
    }

    @Override
    public String getCallbackName() {
        return "failure of a migration";
    }
}
