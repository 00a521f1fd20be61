package health.intake.admin.database;

import health.intake.admin.command.Session;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends keys in a restored database. */
@Command(
        name = "restored",
        description = {
            "After a restore and before a node starts: ends the keys again that were revoked or rotated since the backup.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), and INTAKE_DB_MIGRATOR_USER and"
                    + " INTAKE_DB_MIGRATOR_PASSWORD if there is a migrator."
        })
public final class EndRestoredKeys implements Runnable {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Source source;

    /** Where it is written which keys have ended. */
    static final class Source {

        @Option(
                names = "--log",
                arity = "1..*",
                paramLabel = "FILE",
                description = "The logs of all nodes, from before the backup on.")
        @Nullable
        List<Path> logs;

        @Option(names = "--without-log", description = "Nowhere: ends the secrets of all keys.")
        boolean without;
    }

    public EndRestoredKeys(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        RestoredKeys keys = new RestoredKeys(session.settings(), session.clock());
        List<Path> logs = source == null ? null : source.logs;
        session.out().println(logs == null ? keys.endAll() : keys.endAsLogged(logs.toArray(Path[]::new)));
    }
}
