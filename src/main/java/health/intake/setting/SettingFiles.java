package health.intake.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings in files, named by variables that end in {@code _FILE}: secrets need not be in the environment. The file overrides
 * a variable with the value.
 */
public final class SettingFiles implements ConfigSource {

    /** Before environment variables, which have 300, and after system properties, which have 400. */
    private static final int ORDINAL = 310;

    private final Map<String, String> values = new HashMap<>();

    /** Called by the configuration. */
    public SettingFiles() {
        this(System.getenv());
    }

    SettingFiles(Map<String, String> environment) {
        SettingsCatalogue.SETTINGS.forEach(setting -> Optional.ofNullable(environment.get(setting.fileVariable()))
                .flatMap(SettingFile::content)
                .ifPresent(text -> values.put(setting.name(), text)));
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
        return "files named by ..." + SettingFile.SUFFIX;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
