package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.launcher.LocalAuthority;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Redis over TLS, with a certificate of an authority that the JVM does not know. */
class RedisTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static RedisProcess redis;
    private static LocalAuthority authority;
    private static int port;

    @BeforeAll
    static void listen() {
        redis = RedisProcess.started();
        authority = LocalAuthority.in(folder.resolve("own"));
        port = redis.listenForTls(authority.issue("ip:127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static Optional<String> trusting(LocalAuthority one) throws IOException {
        return Optional.of(Files.readString(one.certificate()));
    }

    @Test
    void theCertificateOfTheAuthorityIsEnough() throws IOException {
        RedisServer server = RedisServer.of("rediss://127.0.0.1:" + port, trusting(authority));
        try (RedisLink link = RedisLink.to(server, PATIENCE)) {
            Eventually.within(PATIENCE, "connected", link::answers);
        }
    }

    @Test
    void severalAuthoritiesMayBeTrusted() throws IOException {
        LocalAuthority other = LocalAuthority.in(folder.resolve("further"));
        Optional<String> both =
                Optional.of(trusting(other).orElseThrow() + trusting(authority).orElseThrow());
        try (RedisLink link = RedisLink.to(RedisServer.of("rediss://127.0.0.1:" + port, both), PATIENCE)) {
            Eventually.within(PATIENCE, "connected", link::answers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "p@s:s/w%o#r?d", "a+b c", "é€𝄞", "%40", "\"\\'[]{}|^`<>&;=$!*,"})
    void aUserMaySignInWithAPasswordOfAnyCharacters(String password) throws IOException {
        String user = "us:er/" + password.length();
        try (Jedis client = redis.client()) {
            client.aclSetUser(user, "on", ">" + password, "~*", "+@all");
        }
        String url = "rediss://" + encoded(user) + ":" + encoded(password) + "@127.0.0.1:" + port;
        try (RedisLink link = RedisLink.to(RedisServer.of(url, trusting(authority)), PATIENCE)) {
            Eventually.within(PATIENCE, "connected", link::answers);

            assertThat(link.run("return redis.call('ping').ok", List.of())).contains("PONG");
            try (Jedis client = redis.client()) {
                assertThat(client.clientList()).contains("user=" + user);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void theCertificateOfAnotherAuthorityIsRefused() throws IOException {
        LocalAuthority other = LocalAuthority.in(folder.resolve("other"));
        String url = "rediss://127.0.0.1:" + port;

        isRefused(RedisServer.of(url, trusting(other)), "the certificate is not trusted");
        isRefused(RedisServer.of(url, Optional.empty()), "the certificate is not trusted");
    }

    @Test
    void theCertificateOfAnotherHostIsRefused() throws IOException {
        isRefused(
                RedisServer.of("rediss://localhost:" + port, trusting(authority)),
                "the certificate is for another host name");
    }

    private static void isRefused(RedisServer server, String cause) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler log = new LogLines(lines);
        Logger logger = Logger.getLogger("health.intake");
        logger.addHandler(log);
        try (RedisLink link = RedisLink.to(server, PATIENCE)) {
            Eventually.within(PATIENCE, "a cause is logged", () -> !lines.isEmpty());

            assertThat(link.answers()).isFalse();
            assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("Redis is unavailable; the service runs without it: " + cause + " ("));
        } finally {
            logger.removeHandler(log);
        }
    }

    private static final class LogLines extends Handler {

        private final List<String> lines;

        private LogLines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
