package health.intake.admin.check;

import health.intake.setting.EnvironmentSettings;
import health.intake.setting.SettingsCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the settings by themselves: what keeps a node from starting, and what it would warn of. */
final class SettingChecks {

    /** Of this program. */
    private static final Set<String> OWN =
            Set.of("INTAKE_URL", "INTAKE_URL_FILE", "INTAKE_ADMIN_KEY", "INTAKE_ADMIN_KEY_FILE");

    private static final Set<String> DOMAINS = Set.of("intake.placeholder.domain", "intake.portal.domain");

    private static final Map<String, String> MENDING = Map.of(
            "INTAKE_KEY_PEPPER", ofAllNodes("new-secrets"),
            "INTAKE_SECRET", ofAllNodes("new-secrets"),
            "INTAKE_FIELD_KEYS", ofAllNodes("new-secrets"),
            "INTAKE_ADMIN_KEY_HASH", "set what the command hash-key prints for the ADMIN key");

    private final Map<String, String> environment;
    private final EnvironmentSettings settings;

    SettingChecks(Map<String, String> environment) {
        this.environment = environment;
        this.settings = new EnvironmentSettings(environment);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        SettingsCatalogue.faults(this::judged, environment).forEach(fault -> findings.add(invalid(fault)));
        SettingsCatalogue.unknown(environment.keySet().stream()
                        .filter(variable -> !OWN.contains(variable))
                        .toList())
                .forEach(unknown -> findings.add(new Finding(
                        unknown,
                        "a node ignores it and does as if it were not set",
                        "correct its name, or remove it")));
        Optional<String> pepper = settings.value("intake.key.pepper");
        if (pepper.isPresent() && pepper.equals(settings.value("intake.secret"))) {
            findings.add(new Finding(
                    "INTAKE_KEY_PEPPER and INTAKE_SECRET are the same",
                    "who learns one can then forge both keys and the audit trail",
                    "replace one of them, step by step as secrets.md describes"));
        }
        return findings;
    }

    /** International domain names are left to the nodes: their tables are larger than this program. */
    private Optional<String> judged(String name) {
        Optional<String> value = settings.value(name);
        return DOMAINS.contains(name)
                        && value.filter(SettingChecks::isInternational).isPresent()
                ? Optional.of("placeholder.invalid")
                : value;
    }

    private static boolean isInternational(String domain) {
        return domain.matches("(?is).*(xn--|[^\\p{ASCII}]).*");
    }

    private static Finding invalid(String fault) {
        String variable = fault.replaceFirst("(_FILE)? .*", "");
        return new Finding(
                fault,
                "a node does not start with it",
                MENDING.getOrDefault(variable, "set it as src/docs/settings.md describes"));
    }

    private static String ofAllNodes(String command) {
        return "set it to that of the other nodes; for a new installation, the command " + command + " makes one";
    }
}
