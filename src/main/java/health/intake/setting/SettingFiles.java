package health.intake.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings in files, named by the variables {@code INTAKE_…_FILE}: secrets need not be in the environment. The file overrides
 * a variable with the value; trailing white space does not count.
 */
public final class SettingFiles implements ConfigSource {

    static final String SUFFIX = "_FILE";

    /** Before environment variables, which have 300, and after system properties, which have 400. */
    private static final int ORDINAL = 310;

    private final Map<String, String> values = new HashMap<>();

    /** Called by the configuration. */
    public SettingFiles() {
        this(System.getenv());
    }

    SettingFiles(Map<String, String> environment) {
        environment.forEach((variable, file) -> {
            if (isOfFile(variable)) {
                String name = variable.substring(0, variable.length() - SUFFIX.length());
                content(file)
                        .ifPresent(text -> values.put(name.replace('_', '.').toLowerCase(Locale.ROOT), text));
            }
        });
    }

    static boolean isOfFile(String variable) {
        return variable.startsWith("INTAKE_") && variable.endsWith(SUFFIX);
    }

    /** Empty if there is no such file, or it cannot be read. */
    static Optional<String> content(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file), UTF_8).stripTrailing());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "files named by INTAKE_..." + SUFFIX;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
