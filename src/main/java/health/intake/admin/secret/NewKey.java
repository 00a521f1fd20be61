package health.intake.admin.secret;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** Makes the first ADMIN key of an installation. */
@Command(
        name = "new-key",
        description = {
            "Prints a new ADMIN key, only this once, and its INTAKE_ADMIN_KEY_HASH.",
            "Needs INTAKE_KEY_PEPPER."
        })
public final class NewKey implements Runnable {

    private final Session session;

    public NewKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        AdminKey key = AdminKey.generate();
        // the hash first: it fails without a pepper, and then no key is shown either
        session.out().println(key.hashSetting(session.settings().keyPepper()));
        session.out().println("ADMIN_KEY=" + key.text());
        session.terminal()
                .err()
                .println("Keep the key in a safe place: only its hash is a setting, and the key is not shown again.");
    }
}
