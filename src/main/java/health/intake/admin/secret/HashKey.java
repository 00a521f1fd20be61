package health.intake.admin.secret;

import health.intake.admin.command.Session;
import java.nio.charset.Charset;
import java.util.Scanner;
import picocli.CommandLine.Command;

/** Hashes an ADMIN key that there is, under another pepper for instance. */
@Command(
        name = "hash-key",
        description = {
            "Reads an ADMIN key from standard input and prints its INTAKE_ADMIN_KEY_HASH.",
            "Needs INTAKE_KEY_PEPPER."
        })
public final class HashKey implements Runnable {

    private final Session session;

    public HashKey(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        AdminKey key = AdminKey.parse(firstLine());
        session.out().println(key.hashSetting(session.settings().keyPepper()));
    }

    private String firstLine() {
        Scanner lines = new Scanner(session.terminal().in(), Charset.defaultCharset());
        return lines.hasNextLine() ? lines.nextLine().strip() : "";
    }
}
