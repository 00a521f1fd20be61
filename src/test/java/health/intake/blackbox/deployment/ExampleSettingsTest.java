package health.intake.blackbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that examples give to the service. */
class ExampleSettingsTest {

    /** Those of the server's data source are read by the server. */
    private static final Set<String> OF_THE_DATA_SOURCE = Set.of("INTAKE_DB_USER", "INTAKE_DB_PASSWORD");

    private static final Pattern VARIABLE = Pattern.compile("\\bINTAKE_[A-Z_]*[A-Z]\\b(?=[=:,])");

    private static Set<String> settings() throws IOException {
        Properties list = new Properties();
        try (InputStream file =
                ExampleSettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            list.load(Objects.requireNonNull(file));
        }
        Set<String> settings = new TreeSet<>(OF_THE_DATA_SOURCE);
        list.stringPropertyNames()
                .forEach(name -> settings.add(name.replace('.', '_').toUpperCase(Locale.ROOT)));
        return settings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"systemd/intake-wildfly.service", "systemd/intake-payara.service", "kubernetes/intake.yaml"})
    void everySettingOfAnExampleExistsAndNoneThatIsNeededIsMissing(String file) throws IOException {
        Path path = Path.of("server-config", file);
        String text = Files.readString(path);
        if (file.startsWith("systemd")) {
            text += Files.readString(Path.of("server-config/systemd/intake.env"));
        }
        Set<String> given = VARIABLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(variable -> variable.replaceFirst("_FILE$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(settings()).containsAll(given);
        assertThat(given)
                .contains(
                        "INTAKE_DB_URL",
                        "INTAKE_DB_USER",
                        "INTAKE_DB_PASSWORD",
                        "INTAKE_DB_MIGRATOR_USER",
                        "INTAKE_DB_MIGRATOR_PASSWORD",
                        "INTAKE_KEY_PEPPER",
                        "INTAKE_SECRET",
                        "INTAKE_FIELD_KEYS",
                        "INTAKE_REDIS_URL",
                        "INTAKE_METRICS_TOKEN",
                        "INTAKE_TRUSTED_PROXIES");
    }
}
