package health.intake.admin.secret;

import health.intake.access.Environment;
import health.intake.access.KeySecret;
import health.intake.admin.command.CommandFailure;
import health.intake.secret.Secrets;
import java.util.HexFormat;
import java.util.Optional;

/** The first ADMIN key of an installation; the server gets only its hash. */
public record AdminKey(KeySecret secret) {

    public static AdminKey generate() {
        return new AdminKey(KeySecret.generate(Environment.LIVE));
    }

    public static AdminKey parse(String text) {
        return KeySecret.parse(text)
                .map(AdminKey::new)
                .orElseThrow(() -> new CommandFailure("That is not an API key: the command new-key makes one"));
    }

    public String text() {
        return secret.text();
    }

    /** The value of INTAKE_ADMIN_KEY_HASH, in hexadecimal digits. */
    public String hash(Optional<String> pepper) {
        // the hash does not depend on the other secret
        Secrets secrets = new Secrets(pepper, Optional.empty(), pepper);
        return HexFormat.of().formatHex(secrets.keyHash(secret.text()));
    }

    String hashSetting(Optional<String> pepper) {
        return "INTAKE_ADMIN_KEY_HASH=" + hash(pepper);
    }
}
