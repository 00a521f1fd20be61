package health.intake.admin.secret;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** The last step of replacing the key of fields, after re-encryption. */
@Command(name = "drop-field-keys", description = "Prints INTAKE_FIELD_KEYS with only the key that encrypts.")
public final class DropFieldKeys implements Runnable {

    private final Session session;

    public DropFieldKeys(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        FieldKeys keys = FieldKeys.parse(session.settings().fieldKeys());
        session.out().println(keys.withPrimaryAlone().setting());
    }
}
