package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.admin.secret.FieldKeys;
import health.intake.launcher.LocalAuthority;
import health.intake.redis.RedisProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What the command check finds at a Redis that speaks TLS with a certificate of an authority of its own. */
class CheckedTlsTest {

    @TempDir
    static Path folder;

    private static RedisProcess redis;
    private static LocalAuthority authority;
    private static int port;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:1/none",
            "INTAKE_DB_USER", "intake",
            "INTAKE_DB_PASSWORD", "secret",
            "INTAKE_KEY_PEPPER", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "INTAKE_SECRET", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=",
            "INTAKE_FIELD_KEYS", FieldKeys.generate().text(),
            "INTAKE_REDIS_CA_FILE", authority.certificate().toString(),
            "INTAKE_REDIS_URL", "rediss://us%3Aer:p%40s+%C3%A9@127.0.0.1:" + port));

    @BeforeAll
    static void listen() {
        redis = RedisProcess.started();
        authority = LocalAuthority.in(folder.resolve("own"));
        port = redis.listenForTls(authority.issue("ip:127.0.0.1"));
        try (Jedis client = redis.client()) {
            client.aclSetUser("us:er", "on", ">p@s+é", "~intake:*", "-@all", "+auth", "+select", "+eval", "+getrange");
            client.aclSetUser("poor", "on", ">x", "~other:*", "-@all", "+auth", "+select", "+eval", "+getrange");
        }
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    /** Without the finding about the database. */
    private String checked(String name, String value) {
        settings.put(name, value);
        return Outcome.of(settings, "check").out();
    }

    @Test
    void nothingIsWrongWithTheRightAuthorityAndPassword() {
        assertThat(checked("INTAKE_DB_USER", "intake"))
                .startsWith("The database cannot be asked: ")
                .endsWith("\nChecked: settings, Redis (TLSv1.3)\nWrong: 1\n");
    }

    @Test
    void anotherAuthorityIsNotTrusted() {
        LocalAuthority other = LocalAuthority.in(folder.resolve("other"));

        assertThat(checked("INTAKE_REDIS_CA_FILE", other.certificate().toString()))
                .contains(
                        "The certificate of Redis is not trusted\n  why:  ",
                        "  mend: name a file with the certificate of its authority in INTAKE_REDIS_CA_FILE\n")
                .endsWith("\nChecked: settings\nWrong: 2\n");
    }

    @Test
    void theCertificateOfAnotherHostIsTold() {
        assertThat(checked("INTAKE_REDIS_URL", "rediss://us%3Aer:p%40s+%C3%A9@localhost:" + port))
                .contains(
                        "The certificate of Redis is for another host name\n  why:  ",
                        "  mend: connect by a name that the certificate has")
                .endsWith("Wrong: 2\n");
    }

    @Test
    void aPortWithoutTlsIsTold() {
        String clear = redis.url().replace("redis:", "rediss:");

        assertThat(checked("INTAKE_REDIS_URL", clear))
                .contains("Redis does not speak TLS as expected: ", "  mend: name the port after tls-port of Redis")
                .endsWith("Wrong: 2\n");
    }

    @Test
    void aWrongPasswordIsToldWithoutRepeatingIt() {
        assertThat(checked("INTAKE_REDIS_URL", "rediss://us%3Aer:wrong@127.0.0.1:" + port))
                .contains("Redis refuses the service: WRONGPASS", "  mend: correct user and password")
                .doesNotContain("us:er", ":wrong")
                .endsWith("Wrong: 2\n");
    }

    @Test
    void aUserWithoutTheRightsOfTheServiceIsTold() {
        assertThat(checked("INTAKE_REDIS_URL", "rediss://poor:x@127.0.0.1:" + port))
                .contains("Redis refuses the service: NOPERM", "  mend: give its user the rights of")
                .endsWith("Wrong: 2\n");
    }
}
