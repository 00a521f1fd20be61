package health.intake.admin.secret;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** The second step of replacing the key of fields. */
@Command(name = "promote-field-key", description = "Prints INTAKE_FIELD_KEYS, encrypting with the newest key.")
public final class PromoteFieldKey implements Runnable {

    private final Session session;

    public PromoteFieldKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        FieldKeys keys = FieldKeys.parse(session.settings().fieldKeys());
        session.out().println(keys.withNewestAsPrimary().setting());
    }
}
