package health.intake.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCatalogueTest {

    private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /** A key set as scripts/admin new-secrets prints one. */
    private static final String FIELD_KEYS =
            "eyJwcmltYXJ5S2V5SWQiOjEsImtleSI6W3sia2V5RGF0YSI6eyJ0eXBlVXJsIjoidHlwZS5nb29nbGVhcGlzLmNvbS9nb29nbGUu"
                    + "Y3J5cHRvLnRpbmsuQWVzR2NtS2V5IiwidmFsdWUiOiJHaUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
                    + "QUFBPT0iLCJrZXlNYXRlcmlhbFR5cGUiOiJTWU1NRVRSSUMifSwic3RhdHVzIjoiRU5BQkxFRCIsImtleUlkIjoxLCJvdXRwdXRQ"
                    + "cmVmaXhUeXBlIjoiVElOSyJ9XX0=";

    /** The required settings, without the defaults. */
    private static Map<String, String> least() throws IOException {
        Map<String, String> values = new HashMap<>();
        defaults().forEach((name, value) -> values.put(name.toString(), value.toString()));
        values.values().removeIf(String::isEmpty);
        values.put("intake.db.url", "jdbc:mariadb://127.0.0.1:3306/intake");
        values.put("intake.db.user", "intake");
        values.put("intake.db.password", "secret");
        values.put("intake.key.pepper", SECRET);
        values.put("intake.secret", SECRET);
        values.put("intake.field.keys", FIELD_KEYS);
        return values;
    }

    private static Properties defaults() throws IOException {
        Properties list = new Properties();
        try (InputStream file =
                SettingsCatalogueTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            list.load(Objects.requireNonNull(file));
        }
        return list;
    }

    private static List<String> faults(Map<String, String> values) {
        return SettingsCatalogue.faults(name -> Optional.ofNullable(values.get(name)), Map.of());
    }

    @Test
    void theCatalogueHoldsEverySettingAndThoseOfTheDataSource() throws IOException {
        assertThat(SettingsCatalogue.SETTINGS.stream()
                        .map(Setting::name)
                        .filter(name -> !name.matches("intake\\.db\\.(user|password)")))
                .containsExactlyInAnyOrderElementsOf(defaults().stringPropertyNames());
    }

    @Test
    void requiredSettingsAreEnough() throws IOException {
        assertThat(faults(least())).isEmpty();
    }

    @Test
    void aKeyHasALimitUnlessSomebodySaysOtherwise() throws IOException {
        assertThat(least()).containsEntry("intake.rate.limit.key", "6000");
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        assertThat(faults(Map.of()))
                .allMatch(fault -> fault.matches("(INTAKE|OTEL)_[A-Z_]+ is not set; it must be .+"))
                .extracting(fault -> fault.replaceFirst(" .*", ""))
                .containsExactly(
                        "INTAKE_DB_URL",
                        "INTAKE_DB_USER",
                        "INTAKE_DB_PASSWORD",
                        "INTAKE_DB_MIGRATE",
                        "INTAKE_KEY_PEPPER",
                        "INTAKE_SECRET",
                        "INTAKE_FIELD_KEYS",
                        "INTAKE_EMAIL_INDEX_DAYS",
                        "INTAKE_PLACEHOLDER_DOMAIN",
                        "INTAKE_RATE_LIMIT_KEY",
                        "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION",
                        "INTAKE_RATE_LIMIT_REGISTRATION",
                        "INTAKE_STOP_NOTICE_SECONDS",
                        "OTEL_SERVICE_NAME",
                        "OTEL_TRACES_SAMPLER",
                        "OTEL_TRACES_SAMPLER_ARG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intake.db.url|jdbc:mysql://127.0.0.1/intake",
                "intake.db.url|jdbc:mariadb://127.0.0.1",
                "intake.db.url|127.0.0.1:3306/intake",
                "intake.db.migrate|never",
                "intake.key.pepper|c2hvcnQ=",
                "intake.key.pepper.other|not base 64",
                "intake.admin.key.hash|abc",
                "intake.metrics.token|0123456789-abcdefghij_ABCDEFGHI",
                "intake.metrics.token|0123456789-abcdefghij_ABCDEFGHIJKLM=",
                "intake.secret|c2hvcnQ=",
                "intake.secret.other|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,c2hvcnQ=",
                "intake.field.keys|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "intake.redis.url|127.0.0.1:6379",
                "intake.redis.url|redis://:pass word@127.0.0.1",
                "intake.redis.url|redis://127.0.0.1:70000",
                "intake.redis.url|redis://127.0.0.1:0",
                "intake.redis.url|redis-sentinel://127.0.0.1",
                "intake.redis.url|redis-cluster://127.0.0.1/1",
                "intake.redis.ca|-----BEGIN CERTIFICATE-----",
                "intake.audit.retention.days|29",
                "intake.audit.retention.days|-30",
                "intake.audit.retention.days|030",
                "intake.audit.retention.days|10000",
                "intake.audit.retention.days|none",
                "intake.email.index.days|0",
                "intake.email.index.days|many",
                "intake.placeholder.domain|no domain",
                "intake.portal.domain|https://portal.example",
                "intake.portal.domain|portal",
                "intake.portal.domain|192.0.2.1",
                "intake.portal.domain|*.portal.example",
                "intake.default.organization|Acme",
                "intake.default.organization|acme--north",
                "intake.default.organization|1-1-1-1-",
                "intake.default.organization|a123456789b123456789c123456789d123456789e123456789f123456789g123",
                "intake.cors.origins|portal.example",
                "intake.trusted.proxies|10.0.0.0/33",
                "intake.rate.limit.key|abc",
                "intake.rate.limit.key|0",
                "intake.rate.limit.key|2147483648",
                "intake.rate.limit.keys|abc=600",
                "intake.rate.limit.failed.authentication|-1",
                "intake.rate.limit.registration|1.5",
                "intake.stop.notice.seconds|301",
                "otel.exporter.otlp.endpoint|collector:4318",
                "otel.exporter.otlp.endpoint|http://user:password@collector:4318",
                "otel.exporter.otlp.headers|authorization",
                "otel.exporter.otlp.headers|authorization=50%",
                "otel.resource.attributes|a=b,c",
                "otel.traces.sampler|parentbased_jaeger_remote",
                "otel.traces.sampler.arg|1.5"
            })
    void aWrongValueIsToldByItsVariableAndNotRepeated(String name, String value) throws IOException {
        Map<String, String> values = least();
        values.put(name, value);

        String variable = name.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
        assertThat(faults(values)).singleElement().satisfies(fault -> assertThat(fault)
                .startsWith(variable + " must be ")
                .doesNotContain(value + " "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intake.db.url|jdbc:mariadb:sequential://one,two:3307/intake?sslMode=verify-full",
                "intake.db.migrate|by-command",
                "intake.secret.other|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=",
                "intake.metrics.token|0123456789-abcdefghij_ABCDEFGHIJ",
                "intake.redis.url|rediss://user:p%40ss@[::1]:6380/2",
                "intake.redis.url|rediss-sentinel://user:p%40ss@[::1]:26379,sentinel.example/2#intake",
                "intake.redis.url|redis-cluster://one.example:7000,two.example",
                "intake.portal.domain|Portal.Example",
                "intake.portal.domain|bücher.example",
                "intake.default.organization|acme-north",
                "intake.default.organization|01939F9E-4AC6-7B1C-8F77-0123456789AB",
                "intake.default.organization|a123456789b123456789c123456789d123456789e123456789f123456789g12",
                "intake.cors.origins|https://Portal.example/, http://localhost:5173",
                "intake.trusted.proxies|10.0.0.0/8, 2001:db8::1",
                "intake.rate.limit.keys|01939f9e-4ac6-7b1c-8f77-0123456789ab=600, 01939f9e-4ac6-7b1c-8f77-0123456789ac=none",
                "intake.rate.limit.key|6000",
                "intake.rate.limit.key|none",
                "otel.exporter.otlp.endpoint|https://collector.example/otlp/",
                "otel.exporter.otlp.headers|authorization=Bearer%20abc==, x-tenant=one",
                "otel.resource.attributes|service.instance.id=node-1,deployment.environment.name=live",
                "otel.traces.sampler|parentbased_traceidratio",
                "otel.traces.sampler.arg|0.05"
            })
    void aValidValueIsAccepted(String name, String value) throws IOException {
        Map<String, String> values = least();
        values.put(name, value);

        assertThat(faults(values)).isEmpty();
    }

    @Test
    void aVariableThatIsNoSettingIsUnknown() {
        assertThat(SettingsCatalogue.unknown(List.of(
                        "INTAKE_SECRET",
                        "INTAKE_SECRET_FILE",
                        "INTAKE_RATE_LIMIT_KEYY",
                        "INTAKE_SECRE_FILE",
                        "PATH",
                        "INTAKE_",
                        "INTAKE_DB_URL")))
                .containsExactly(
                        "INTAKE_ is not a setting",
                        "INTAKE_RATE_LIMIT_KEYY is not a setting; did you mean INTAKE_RATE_LIMIT_KEY?",
                        "INTAKE_SECRE_FILE is not a setting; did you mean INTAKE_SECRET_FILE?");
    }
}
