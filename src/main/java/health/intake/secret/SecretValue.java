package health.intake.secret;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The value of a secret setting, in base 64; no message repeats it. */
final class SecretValue {

    private final String setting;
    private final String need;
    private final byte[] bytes;

    /**
     * @param need the kind of value, for people: {@code a key}, in base 64
     * @throws IllegalStateException naming the setting if it is missing or not base 64
     */
    SecretValue(String setting, Optional<String> value, String need) {
        this.setting = setting;
        this.need = need;
        this.bytes = decode(value.orElseThrow(() -> unusable("is not set")));
    }

    byte[] bytes() {
        return bytes;
    }

    /** @param fault the error of the value, such as "is too short" */
    IllegalStateException unusable(String fault) {
        String variable = setting.replace('.', '_').toUpperCase(Locale.ROOT);
        return new IllegalStateException("Setting %s (environment variable %s) %s: it needs %s in base 64"
                .formatted(setting, variable, fault, need));
    }

    private byte[] decode(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            // without the cause, because it quotes the value
            throw unusable("is not base 64");
        }
    }
}
