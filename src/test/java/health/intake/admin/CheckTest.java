package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.admin.secret.FieldKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command check finds without a database. */
class CheckTest {

    private static final String ONE = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "INTAKE_DB_URL",
            "jdbc:mariadb://127.0.0.1:1/none",
            "INTAKE_DB_USER",
            "intake",
            "INTAKE_DB_PASSWORD",
            "secret",
            "INTAKE_KEY_PEPPER",
            ONE,
            "INTAKE_SECRET",
            OTHER,
            "INTAKE_FIELD_KEYS",
            FieldKeys.generate().text()));

    @Test
    void aDatabaseThatDoesNotAnswerIsTheOnlyFault() {
        Outcome outcome = Outcome.of(settings, "check");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("The database cannot be asked: ")
                .contains("  why:  ", "  mend: ")
                .endsWith("Wrong: 1\n");
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INTAKE_KEY_PEPPER, x, INTAKE_KEY_PEPPER must be at least 32 bytes in base 64",
        "INTAKE_SECRET, x, INTAKE_SECRET must be at least 32 bytes in base 64",
        "INTAKE_SECRET, " + ONE + ", INTAKE_KEY_PEPPER and INTAKE_SECRET are the same",
        "INTAKE_FIELD_KEYS, x, INTAKE_FIELD_KEYS must be a Tink key set",
        "INTAKE_ADMIN_KEY_HASH, intake_live_x, INTAKE_ADMIN_KEY_HASH must be 64 hexadecimal digits",
        "INTAKE_REDIS_URL, http://127.0.0.1, INTAKE_REDIS_URL must be redis[s]://",
        "INTAKE_REDIS_URL, redis-sentinel://127.0.0.1, INTAKE_REDIS_URL must be redis[s]-sentinel://",
        "INTAKE_REDIS_URL, redis-cluster://127.0.0.1/1, INTAKE_REDIS_URL must be redis[s]-cluster://",
        "INTAKE_REDIS_URL, redis-sentinel://redis.example#m, The connection to Redis on another machine is not encrypted",
        "INTAKE_REDIS_URL, redis-sentinel://127.0.0.1:1#m, Redis cannot be reached: ",
        "INTAKE_REDIS_CA, x, INTAKE_REDIS_CA must be one or more certificates in PEM",
        "INTAKE_CORS_ORIGINS, portal.example, INTAKE_CORS_ORIGINS must be origins",
        "INTAKE_TRUSTED_PROXIES, 10.0.0.0/33, INTAKE_TRUSTED_PROXIES must be addresses",
        "INTAKE_RATE_LIMIT_KEY, 0, INTAKE_RATE_LIMIT_KEY must be a number of requests a minute",
        "INTAKE_RATE_LIMIT_KEYS, x=1, INTAKE_RATE_LIMIT_KEYS must be pairs",
        "INTAKE_METRICS_TOKEN, x, INTAKE_METRICS_TOKEN must be 32 to 1024 characters",
        "INTAKE_PLACEHOLDER_DOMAIN, no domain, INTAKE_PLACEHOLDER_DOMAIN must be a domain",
        "INTAKE_EMAIL_INDEX_DAYS, 0, INTAKE_EMAIL_INDEX_DAYS must be a number of days",
        "INTAKE_SECRET_FILE, /no/such/file, INTAKE_SECRET_FILE must name a readable file",
        "INTAKE_REDIS_ULR, redis://x, INTAKE_REDIS_ULR is not a setting; did you mean INTAKE_REDIS_URL?",
        "INTAKE_SECRET_FIEL, /x, INTAKE_SECRET_FIEL is not a setting; did you mean INTAKE_SECRET_FILE?",
        "INTAKE_UNHEARD_OF, x, INTAKE_UNHEARD_OF is not a setting",
        "INTAKE_REDIS_URL, redis://redis.example, The connection to Redis on another machine is not encrypted",
        "INTAKE_REDIS_URL, redis://127.0.0.1:1, Redis cannot be reached: "
    })
    void aWrongSettingIsNamed(String name, String value, String finding) {
        settings.put(name, value);

        assertThat(Outcome.of(settings, "check").out()).contains(finding).endsWith("Wrong: 2\n");
    }

    @Test
    void variablesOfThisProgramAndInternationalDomainsAreNotWrong() {
        settings.putAll(Map.of(
                "INTAKE_URL",
                "https://intake.example",
                "INTAKE_ADMIN_KEY",
                "x",
                "INTAKE_ADMIN_KEY_FILE",
                "/x",
                "INTAKE_PLACEHOLDER_DOMAIN",
                "bücher.example",
                "INTAKE_PORTAL_DOMAIN",
                "portal.bücher.example"));

        assertThat(Outcome.of(settings, "check").out()).endsWith("Wrong: 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"INTAKE_DB_USER", "INTAKE_DB_PASSWORD", "INTAKE_KEY_PEPPER", "INTAKE_SECRET", "INTAKE_FIELD_KEYS"
            })
    void aMissingSettingIsNamed(String name) {
        settings.remove(name);

        assertThat(Outcome.of(settings, "check").out())
                .contains(name + " is not set")
                .endsWith("Wrong: 2\n");
    }

    @ParameterizedTest
    @CsvSource({
        "+OK, 1, 'Checked: settings, Redis (clear text)'",
        "-WRONGPASS no, 2, 'Redis refuses the service: WRONGPASS no'"
    })
    void redisIsAskedAsTheService(String authenticated, int wrong, String finding) throws Exception {
        try (ServerSocket redis = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(redis, authenticated));
            server.start();
            settings.put("INTAKE_REDIS_URL", "redis://intake:pass%40word@127.0.0.1:" + redis.getLocalPort());

            Outcome outcome = Outcome.of(settings, "check");

            assertThat(outcome.out())
                    .contains(finding)
                    .endsWith("Wrong: " + wrong + "\n")
                    .doesNotContain("pass%40word", "pass@word");
            server.join();
        }
    }

    private static void answer(ServerSocket redis, String authenticated) {
        try (Socket client = redis.accept()) {
            String expected = "*3\r\n$4\r\nAUTH\r\n$6\r\nintake\r\n$9\r\npass@word\r\n";
            String sent = new String(client.getInputStream().readNBytes(expected.length()), StandardCharsets.UTF_8);
            String first = sent.equals(expected) ? authenticated : "-ERR other";
            client.getOutputStream().write((first + "\r\n").getBytes(StandardCharsets.UTF_8));
            client.getInputStream().readNBytes("*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n".length());
            client.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.UTF_8));
            client.getInputStream().readNBytes("*4\r\n$4\r\nEVAL\r\n".length());
            client.getOutputStream().write("$0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the program hung up after a refusal
            return;
        }
    }
}
