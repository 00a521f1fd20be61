package health.intake.admin;

import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the service that the operator's commands work on: the environment variables of its nodes.
 *
 * @param values by the name of the variable
 */
public record OperatorSettings(Map<String, String> values) {

    static final String DB_URL = "INTAKE_DB_URL";

    private static final String DB_USER = "INTAKE_DB_USER";
    private static final String DB_PASSWORD = "INTAKE_DB_PASSWORD";
    private static final String KEY_PEPPER = "INTAKE_KEY_PEPPER";
    private static final String SECRET = "INTAKE_SECRET";
    private static final String OTHER_SECRETS = "INTAKE_SECRET_OTHER";
    private static final String FIELD_KEYS = "INTAKE_FIELD_KEYS";

    ServiceDatabase database() {
        String url = value(DB_URL)
                .orElseThrow(() -> new CommandFailure("Set " + DB_URL + ", " + DB_USER + ", " + DB_PASSWORD
                        + " and what else scripts/admin asks for, or start Intake with scripts/run"));
        return new ServiceDatabase(
                url, value(DB_USER).orElse(""), value(DB_PASSWORD).orElse(""));
    }

    Optional<String> keyPepper() {
        return value(KEY_PEPPER);
    }

    /** For the audit trail, which does not depend on the pepper. */
    Secrets secrets() {
        Optional<String> others = value(OTHER_SECRETS).filter(text -> !text.isEmpty());
        return new Secrets(value(SECRET), Optional.empty(), value(SECRET), others);
    }

    FieldKeys fieldKeys() {
        return FieldKeys.parse(value(FIELD_KEYS));
    }

    FieldCipher fieldCipher() {
        return new FieldCipher(value(FIELD_KEYS));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String toString() {
        return "OperatorSettings[****]";
    }
}
