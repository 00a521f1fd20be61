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
        "INTAKE_KEY_PEPPER, x, INTAKE_KEY_PEPPER is malformed",
        "INTAKE_SECRET, x, INTAKE_SECRET is malformed",
        "INTAKE_SECRET, " + ONE + ", INTAKE_KEY_PEPPER and INTAKE_SECRET are the same",
        "INTAKE_FIELD_KEYS, x, INTAKE_FIELD_KEYS is malformed",
        "INTAKE_ADMIN_KEY_HASH, intake_live_x, INTAKE_ADMIN_KEY_HASH is not a hash",
        "INTAKE_REDIS_URL, http://127.0.0.1, INTAKE_REDIS_URL is malformed",
        "INTAKE_REDIS_URL, redis://redis.example, The connection to Redis on another machine is not encrypted",
        "INTAKE_REDIS_URL, redis://127.0.0.1:1, Redis cannot be reached: "
    })
    void aWrongSettingIsNamed(String name, String value, String finding) {
        settings.put(name, value);

        assertThat(Outcome.of(settings, "check").out()).contains(finding).endsWith("Wrong: 2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTAKE_KEY_PEPPER", "INTAKE_SECRET", "INTAKE_FIELD_KEYS"})
    void aMissingSettingIsNamed(String name) {
        settings.remove(name);

        assertThat(Outcome.of(settings, "check").out())
                .contains(name + " is not set")
                .endsWith("Wrong: 2\n");
    }

    @ParameterizedTest
    @CsvSource({"+OK, 1, ''", "-WRONGPASS no, 2, Redis refuses the service: -WRONGPASS no"})
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
            client.getInputStream().readNBytes("*1\r\n$4\r\nPING\r\n".length());
            client.getOutputStream().write("+PONG\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the program hung up after a refusal
            return;
        }
    }
}
