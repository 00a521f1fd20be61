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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

        assertThat(address.mode()).isEqualTo(RedisAddress.Mode.SINGLE);
        assertThat(address.urls()).containsExactly(redissons);
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
                "redis://host#secret",
                "redis://host,secret",
                "redis-sentinel://secret",
                "redis-sentinel://host,secret:1/0",
                "redis-sentinel://host/1#",
                "redis-sentinel://host#my secret",
                "redis-sentinel://host,#secret",
                "redis-sentinel://secret@host@host#m",
                "redis-sentinel://host:70000#secret",
                "redis-sentinel://%zz:secret@host#m",
                "redis-cluster://host/1,secret",
                "redis-cluster://secret/1",
                "redis-cluster://host,secret#m",
                "redis-cluster://host?secret",
                "redis-cluster:secret",
                "redis+sentinel://secret#m",
                "REDIS://secret"
            })
    void otherUrlsAreRefusedWithoutRepeatingThem(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(url))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        redis-sentinel://a#m                       | redis://a:26379                   | 0 |      |       | m
        redis-sentinel://a:1,b/#m                  | redis://a:1,redis://b:26379       | 0 |      |       | m
        rediss-sentinel://u:p%23%40@a,b:7/3#m.a-_1 | rediss://a:26379,rediss://b:7     | 3 | u    | p#@   | m.a-_1
        redis-sentinel://:p@[::1]:1,[::2]#m        | redis://[::1]:1,redis://[::2]:26379 | 0 |    | p     | m
        redis-cluster://a,b:7000                   | redis://a:6379,redis://b:7000     | 0 |      |       |
        rediss-cluster://u:p%2Cq@a:1/0             | rediss://a:1                      | 0 | u    | p,q   |
        redis-cluster://u:p,q@a,b/                 | redis://a:6379,redis://b:6379     | 0 | u    | p,q   |
        """)
    void severalNodesAreReadFromAUrl(
            String url, String redissons, int database, String user, String password, String master) {
        RedisAddress address = RedisAddress.parse(url);

        assertThat(address.mode())
                .isEqualTo(url.contains("cluster") ? RedisAddress.Mode.CLUSTER : RedisAddress.Mode.SENTINEL);
        assertThat(address.urls()).containsExactly(redissons.split(","));
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(address.password()).isEqualTo(Optional.ofNullable(password));
        assertThat(address.master()).isEqualTo(Optional.ofNullable(master).orElse(""));
        assertThat(address.isEncrypted()).isEqualTo(url.startsWith("rediss"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        redis://a b                 | redis[s]://[[user]:password@]host[:port][/database]
        rediss-sentinel://a,b       | redis[s]-sentinel://[[user]:password@]host[:port],…[/database]#master
        redis-cluster://a/1         | redis[s]-cluster://[[user]:password@]host[:port],…
        """)
    void theFormIsToldThatWasMeant(String url, String form) {
        assertThat(RedisAddress.form(url)).isEqualTo(form);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(url))
                .withMessage("The URL of Redis must be " + form);
    }

    @Test
    void allFormsAreToldOfAnythingElse() {
        assertThat(RedisAddress.form("http://a"))
                .contains("redis[s]://", ", redis[s]-sentinel://", " or redis[s]-cluster://");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://10.0.0.1, true",
        "redis://localhost.example, true",
        "redis-sentinel://127.0.0.1;10.0.0.1#m, true",
        "redis-cluster://127.0.0.1;[::1], false",
        "redis://LOCALHOST, false",
        "redis://127.0.0.9, false",
        "rediss-cluster://10.0.0.1, false"
    })
    void clearTextToAnotherMachineIsNoticed(String url, boolean inClearText) {
        assertThat(RedisAddress.parse(url.replace(';', ',')).isInClearText()).isEqualTo(inClearText);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1:7, 10.0.0.1:7", "redis.example:6379, redis.example:6379", "::1:7, [::1]:7"})
    void nodesAreReadAsRedisTellsThem(String told, String node) {
        assertThat(RedisNode.told(told)).map(RedisNode::toString).contains(node);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":7", "10.0.0.1", "10.0.0.1:", "10.0.0.1:0", "a b:1"})
    void whatIsNoNodeIsNotRead(String told) {
        assertThat(RedisNode.told(told)).isEmpty();
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(RedisAddress.parse("redis://user:secret@host/1")).hasToString("[redis://host:6379]");
    }

    @Test
    void sentinelsAreSignedInToAsRedisUnlessTheyHaveAPasswordOfTheirOwn() {
        RedisServer same = RedisServer.of("redis-sentinel://user:secret@host#m", Optional.empty());
        RedisServer other = same.withSentinelPassword(Optional.of("other"));

        assertThat(same.sentinelUser()).contains("user");
        assertThat(same.passwordForSentinels()).contains("secret");
        assertThat(other.sentinelUser()).isEmpty();
        assertThat(other.passwordForSentinels()).contains("other");
    }

    @Test
    void oneNodeThatAcceptsConnectionsIsEnough() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RedisAddress.parse("redis-cluster://127.0.0.1:1,127.0.0.1:" + listening.getLocalPort())
                    .tryConnecting(PATIENCE);
        }
    }

    /** Tries nodes, of which the first does not answer. */
    private static RedisNode first(List<String> tried, IOException second, Predicate<IOException> isAnswer)
            throws IOException {
        return RedisAddress.parse("redis-cluster://one,two,three")
                .first(
                        node -> {
                            tried.add(node.host());
                            if (node.host().equals("three")) {
                                return node;
                            }
                            throw node.host().equals("one") ? new ConnectException() : second;
                        },
                        isAnswer);
    }

    @Test
    void nodesAreTriedInTurnUntilOneAnswers() throws IOException {
        List<String> tried = new ArrayList<>();

        assertThat(first(tried, new UnknownHostException(), failure -> false)).hasToString("three:6379");

        assertThat(tried).containsExactly("one", "two", "three");
    }

    @Test
    void failureThatIsAnAnswerIsTheAnswerOfAll() {
        List<String> tried = new ArrayList<>();
        IOException refusal = new IOException("refused");

        assertThatIOException()
                .isThrownBy(() -> first(tried, refusal, failure -> failure == refusal))
                .isSameAs(refusal);

        assertThat(tried).containsExactly("one", "two");
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
