package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "redis://localhost,                      redis://localhost:6379,                0,  ,     ",
        "redis://localhost/,                     redis://localhost:6379,                0,  ,     ",
        "rediss://cache.example.org:6380/12,     rediss://cache.example.org:6380,       12, ,     ",
        "redis://:s%40cret@10.0.0.1:7000/1,      redis://10.0.0.1:7000,                 1,  ,     s@cret",
        "redis://secret@10.0.0.1:7000/1,         redis://10.0.0.1:7000,                 1,  ,     secret",
        "redis://user:secret@[::1]:7000,         redis://[::1]:7000,                    0,  user, secret",
        "redis://us%3Aer:a+b%2Bc%20%C3%A9é@host, redis://host:6379,                     0,  us:er, a+b+c éé",
        "redis://user:%40%3A%2F%25%23%3F:@host,  redis://host:6379,                     0,  user, '@:/%#?:'",
    })
    void isReadFromAUrl(String url, String redissons, int database, String user, String password) {
        RedisAddress address = RedisAddress.parse(url);

        assertThat(address.url()).isEqualTo(redissons);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(address.password()).isEqualTo(Optional.ofNullable(password));
        assertThat(address.isEncrypted()).isEqualTo(url.startsWith("rediss:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "secret:6379",
                "http://secret:80",
                "redis:secret",
                "redis://",
                "redis:///1",
                "redis://secret host",
                "redis://host/secret",
                "redis://host/12345",
                "redis://host?password=secret",
                "redis://host#secret"
            })
    void otherUrlsAreRefusedWithoutRepeatingThem(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(url))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(RedisAddress.parse("redis://user:secret@host/1")).hasToString("redis://host:6379");
    }

    @Test
    void whetherSomethingAcceptsConnectionsIsTold() throws IOException {
        int port;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
            RedisAddress.parse("redis://127.0.0.1:" + port).tryConnecting(PATIENCE);
        }
        assertThatIOException()
                .isThrownBy(
                        () -> RedisAddress.parse("redis://127.0.0.1:" + port).tryConnecting(PATIENCE))
                .isInstanceOf(ConnectException.class);
        assertThatIOException()
                .isThrownBy(() -> RedisAddress.parse("redis://nowhere.invalid").tryConnecting(PATIENCE))
                .isInstanceOf(UnknownHostException.class);
    }
}
