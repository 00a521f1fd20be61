package health.intake.setting;

import static health.intake.setting.Setting.needed;
import static health.intake.setting.Setting.optional;

import health.intake.apikey.ConfiguredKey;
import health.intake.authentication.MetricsToken;
import health.intake.email.HostName;
import health.intake.email.PlaceholderAddresses;
import health.intake.http.Origins;
import health.intake.id.SlugForm;
import health.intake.proxy.ProxySettings;
import health.intake.ratelimit.KeyLimits;
import health.intake.redis.RedisAddress;
import health.intake.redis.TrustedCertificates;
import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import health.intake.trace.TraceTexts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every setting. Its rules need no server, so that the operator's program applies them too. */
public final class SettingsCatalogue {

    private static final String SECRET = "at least 32 bytes in base 64";
    private static final String PAIRS = "pairs like name=value, separated by commas, values percent-encoded";
    private static final Predicate<String> ANYTHING = text -> true;

    static final List<Setting> SETTINGS = List.of(
            needed(
                    "intake.db.url",
                    "jdbc:mariadb://HOST:PORT/DATABASE",
                    matching("jdbc:mariadb:([a-z-]+:)?//[^/?\\s]+/[^/?\\s]+(\\?\\S*)?")),
            needed("intake.db.user", "the name of a database user", ANYTHING),
            needed("intake.db.password", "the password of that user", ANYTHING),
            optional("intake.db.migrator.user", "the name of a database user", ANYTHING),
            optional("intake.db.migrator.password", "the password of that user", ANYTHING),
            needed("intake.db.migrate", "at-start or by-command", matching("at-start|by-command")),
            needed("intake.key.pepper", SECRET, Secrets::isSecret),
            optional("intake.key.pepper.other", SECRET, Secrets::isSecret),
            optional("intake.admin.key.hash", "64 hexadecimal digits", ConfiguredKey::isHash),
            needed("intake.secret", SECRET, Secrets::isSecret),
            optional("intake.secret.other", SECRET + ", or several such separated by commas", Secrets::areSecrets),
            optional("intake.metrics.token", "32 to 1024 characters of A-Z, a-z, 0-9, _ and -", MetricsToken::isToken),
            needed(
                    "intake.field.keys",
                    "a Tink key set (JSON) of AES-256-GCM in base 64, as of scripts/admin new-secrets",
                    FieldCipher::isKeySet),
            optional(
                    "intake.redis.url",
                    url -> RedisAddress.form(url) + ", special characters of the password percent-encoded",
                    RedisAddress::isAddress),
            optional("intake.redis.sentinel.password", "the password of the sentinels", ANYTHING),
            optional(
                    "intake.redis.ca",
                    "one or more certificates in PEM, most simply in a file that INTAKE_REDIS_CA_FILE names",
                    TrustedCertificates::arePem),
            optional(
                    "intake.audit.retention.days",
                    "a number of days from 30 to 9999",
                    matching("[3-9][0-9]|[1-9][0-9]{2,3}")),
            needed("intake.email.index.days", "a number of days from 1 to 9999", matching("[1-9][0-9]{0,3}")),
            needed("intake.placeholder.domain", "a domain", PlaceholderAddresses::isDomain),
            optional("intake.portal.domain", "a host name like portal.example", text -> HostName.parse(text)
                    .isPresent()),
            optional("intake.default.organization", "the slug or the id of an organization", SlugForm::isReference),
            optional(
                    "intake.cors.origins",
                    "origins like https://portal.example, separated by commas",
                    Origins::areOrigins),
            optional(
                    "intake.trusted.proxies",
                    "addresses and CIDR blocks, separated by commas",
                    ProxySettings::areBlocks),
            needed("intake.rate.limit.key", requests() + ", or none", KeyLimits::isOfKey),
            optional(
                    "intake.rate.limit.keys",
                    "pairs like <id of a key>=<requests> or <id of a key>=none, separated by commas",
                    KeyLimits::arePairs),
            needed("intake.rate.limit.failed.authentication", requests(), KeyLimits::isNumber),
            needed("intake.rate.limit.registration", requests(), KeyLimits::isNumber),
            needed(
                    "intake.stop.notice.seconds",
                    "a number of seconds from 0 to 300",
                    matching("[0-9]{1,2}|[12][0-9]{2}|300")),
            optional(
                    "otel.exporter.otlp.endpoint",
                    "the address of a collector, like http://collector:4318",
                    TraceTexts::isEndpoint),
            optional("otel.exporter.otlp.headers", PAIRS, TraceTexts::arePairs),
            needed("otel.service.name", "the name of the service in traces", ANYTHING),
            optional("otel.resource.attributes", PAIRS, TraceTexts::arePairs),
            needed(
                    "otel.traces.sampler",
                    "always_on, always_off, traceidratio, or one of them after parentbased_",
                    TraceTexts::isSampler),
            needed("otel.traces.sampler.arg", "a number from 0 to 1", TraceTexts::isRatio));

    private SettingsCatalogue() {}

    /**
     * All faults, a line each.
     *
     * @param values of a name, empty if it has none
     * @param environment in which variables name files
     */
    public static List<String> faults(Function<String, Optional<String>> values, Map<String, String> environment) {
        return SETTINGS.stream()
                .flatMap(setting -> setting.fault(values.apply(setting.name()), environment).stream())
                .toList();
    }

    /** The environment variables that look like a setting but are none, a sentence each, with the name that was probably meant. */
    public static List<String> unknown(Collection<String> variables) {
        List<String> names = SETTINGS.stream()
                .flatMap(setting -> Stream.of(setting.variable(), setting.fileVariable()))
                .toList();
        return variables.stream()
                .filter(variable -> variable.startsWith("INTAKE_") && !names.contains(variable))
                .sorted()
                .map(variable -> variable + " is not a setting"
                        + NearestName.to(variable, names)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse(""))
                .toList();
    }

    private static String requests() {
        return "a number of requests a minute, from 1 to 999999999";
    }

    private static Predicate<String> matching(String form) {
        return Pattern.compile(form).asMatchPredicate();
    }
}
