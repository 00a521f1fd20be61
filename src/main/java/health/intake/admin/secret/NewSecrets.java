package health.intake.admin.secret;

import health.intake.admin.command.Session;
import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine.Command;

/** Makes the secrets of a new installation. */
@Command(name = "new-secrets", description = "Prints a new INTAKE_KEY_PEPPER, INTAKE_SECRET and INTAKE_FIELD_KEYS.")
public final class NewSecrets implements Runnable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Session session;

    public NewSecrets(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out().println("INTAKE_KEY_PEPPER=" + newSecret());
        session.out().println("INTAKE_SECRET=" + newSecret());
        session.out().println(FieldKeys.generate().setting());
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
