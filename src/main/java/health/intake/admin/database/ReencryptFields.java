package health.intake.admin.database;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Encrypts fields under another key. */
@Command(
        name = "re-encrypt",
        description = {
            "Encrypts every field under the key of INTAKE_FIELD_KEYS that encrypts, and counts them by key. Fails if one cannot be"
                    + " read.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD)."
        })
public final class ReencryptFields implements Runnable {

    private final Session session;

    @Option(names = "--count", description = "Only counts.")
    boolean countOnly;

    public ReencryptFields(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Reencryption reencryption = new Reencryption(session.settings());
        session.out().println(countOnly ? reencryption.count() : reencryption.run());
    }
}
