package health.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The settings of the program, of its persistence unit and of its schema. */
class SettingsTest {

    @Test
    void everySettingThatIsReadIsInTheList() throws IOException {
        assertThat(read()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(listed())
                .as("microprofile-config.properties is the list of all settings, with their defaults")
                .containsAll(read());
    }

    @Test
    void everySettingInTheListIsRead() throws IOException {
        assertThat(read())
                .as("a setting that nothing reads deceives who sets it")
                .containsAll(listed());
    }

    @Test
    void noRowIsCachedBeyondItsTransaction() throws Exception {
        assertThat(text("shared-cache-mode"))
                .as("other nodes and SQL change rows, and a stale health record is a wrong one")
                .isEqualTo("NONE");
    }

    @Test
    void thePersistenceUnitUsesTheServersDataSourceAndTransactions() throws Exception {
        assertThat(text("jta-data-source")).isEqualTo("jdbc/intake");
        assertThat(((Element) unit().getElementsByTagName("persistence-unit").item(0)).getAttribute("transaction-type"))
                .isEqualTo("JTA");
    }

    @Test
    void thePersistenceUnitNeitherChangesTheSchemaNorLogsValues() throws Exception {
        NodeList properties = unit().getElementsByTagName("property");

        assertThat(properties.getLength()).isPositive();
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            assertThat(property.getAttribute("name"))
                    .as("only Flyway changes the schema")
                    .doesNotContain("schema-generation", "ddl-generation");
            if (property.getAttribute("name").equals("eclipselink.logging.parameters")) {
                assertThat(property.getAttribute("value")).isEqualTo("false");
            }
        }
    }

    @Test
    void canonicalAddressesAreComparedByteForByte() throws IOException {
        try (InputStream migration = Objects.requireNonNull(
                SettingsTest.class.getResourceAsStream("/db/migration/V1__organizations_keys_profiles.sql"))) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);

            assertThat(sql)
                    .as("other collations merge é with e or ignore spaces at the end")
                    .containsPattern(
                            "email_canonical +varchar\\(\\d+\\) +character set utf8mb4 collate utf8mb4_nopad_bin")
                    .contains("unique (organization_id, email_canonical)");
        }
    }

    private static Set<String> read() {
        return Intake.CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.isAnnotatedWith(ConfigProperty.class))
                .map((JavaField field) ->
                        field.getAnnotationOfType(ConfigProperty.class).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() throws IOException {
        Properties list = new Properties();
        try (InputStream file = SettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            list.load(Objects.requireNonNull(file));
        }
        return list.stringPropertyNames();
    }

    private static String text(String element) throws Exception {
        return unit().getElementsByTagName(element).item(0).getTextContent();
    }

    private static Document unit() throws Exception {
        try (InputStream file = SettingsTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Objects.requireNonNull(file));
        }
    }
}
