package health.intake.admin.check;

import health.intake.admin.command.OperatorSettings;
import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is wrong with the settings by themselves. */
final class SettingChecks {

    private static final String PEPPER = "INTAKE_KEY_PEPPER";
    private static final String SECRET = "INTAKE_SECRET";
    private static final String FIELD_KEYS = "INTAKE_FIELD_KEYS";
    private static final String ADMIN_KEY_HASH = "INTAKE_ADMIN_KEY_HASH";

    private SettingChecks() {}

    static List<Finding> findings(OperatorSettings settings) {
        List<Finding> findings = new ArrayList<>();
        needed(settings, PEPPER, Secrets::isSecret).ifPresent(findings::add);
        needed(settings, SECRET, Secrets::isSecret).ifPresent(findings::add);
        needed(settings, FIELD_KEYS, FieldCipher::isKeySet).ifPresent(findings::add);
        if (settings.value(ADMIN_KEY_HASH)
                .filter(hash -> !hash.matches("|[0-9a-fA-F]{64}"))
                .isPresent()) {
            findings.add(new Finding(
                    ADMIN_KEY_HASH + " is not a hash",
                    "a node does not start with it",
                    "set what the command hash-key prints for the ADMIN key"));
        }
        Optional<String> pepper = settings.value(PEPPER);
        if (pepper.isPresent() && pepper.equals(settings.value(SECRET))) {
            findings.add(new Finding(
                    PEPPER + " and " + SECRET + " are the same",
                    "who learns one can then forge both keys and the audit trail",
                    "replace one of them, step by step as src/docs/operating.md describes"));
        }
        return findings;
    }

    private static Optional<Finding> needed(OperatorSettings settings, String name, Predicate<String> rule) {
        Optional<String> value = settings.value(name);
        return value.filter(rule).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                name + (value.isEmpty() ? " is not set" : " is malformed"),
                                "a node does not start without it",
                                "set it to that of the other nodes; for a new installation, the command new-secrets makes one"));
    }
}
