package health.intake.setting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One setting.
 *
 * @param name as in microprofile-config.properties
 * @param takes the form of a value, for people; it may depend on the value that is given in its place
 * @param needed whether it must have a value
 * @param rule true for a valid value
 */
record Setting(String name, Function<String, String> takes, boolean needed, Predicate<String> rule) {

    static Setting needed(String name, String takes, Predicate<String> rule) {
        return new Setting(name, any -> takes, true, rule);
    }

    static Setting optional(String name, String takes, Predicate<String> rule) {
        return optional(name, any -> takes, rule);
    }

    static Setting optional(String name, Function<String, String> takes, Predicate<String> rule) {
        return new Setting(name, takes, false, rule);
    }

    /** The environment variable. */
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The environment variable that names a file with the value. */
    String fileVariable() {
        return fileVariable(name);
    }

    static String fileVariable(String name) {
        return variable(name) + SettingFile.SUFFIX;
    }

    /**
     * The fault of a value, without repeating it, as it may be a secret; empty if it is valid.
     *
     * @param environment in which a variable may name a file
     */
    Optional<String> fault(Optional<String> value, Map<String, String> environment) {
        String file = environment.get(fileVariable());
        if (file != null && SettingFile.content(file).isEmpty()) {
            return Optional.of(fileVariable() + " must name a readable file");
        }
        if (value.isEmpty()) {
            return needed ? Optional.of(variable() + " is not set; it must be " + takes.apply("")) : Optional.empty();
        }
        return value.filter(rule.negate()).map(wrong -> variable() + " must be " + takes.apply(wrong));
    }
}
