package health.intake.admin.secret;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** The first step of replacing the key of fields. */
@Command(name = "add-field-key", description = "Prints INTAKE_FIELD_KEYS with one more key, not used yet.")
public final class AddFieldKey implements Runnable {

    private final Session session;

    public AddFieldKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out()
                .println(FieldKeys.parse(session.settings().fieldKeys())
                        .plusKey()
                        .setting());
    }
}
