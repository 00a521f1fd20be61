package health.intake.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The settings that a node has with an environment, for a program that is no server. */
public final class EnvironmentSettings {

    private final Map<String, String> environment;
    private final Properties defaults = new Properties();

    /** @param environment by the names of the variables */
    public EnvironmentSettings(Map<String, String> environment) {
        this.environment = environment;
        try (InputStream file =
                EnvironmentSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Of the file that a variable names, else of the variable itself, else the default; empty without a value.
     *
     * @param name as in microprofile-config.properties
     */
    public Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(Setting.fileVariable(name)))
                .flatMap(SettingFile::content)
                .or(() -> Optional.ofNullable(environment.get(Setting.variable(name))))
                .or(() -> Optional.ofNullable(defaults.getProperty(name)))
                .filter(text -> !text.isEmpty());
    }
}
