package health.intake.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAndHostTest {

    private static final TrustedProxies PROXIES = new TrustedProxies(Optional.of("10.0.0.0/8, 2001:db8:aaaa::/48"));
    private static final String PROXY = "10.0.0.1";

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String host = "intake.example.org";

    private ClientAndHost from(String peer) {
        ClientAndHost made = new ClientAndHost();
        made.proxies = PROXIES;
        made.request = (HttpServletRequest) Proxy.newProxyInstance(
                ClientAndHostTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getServerName" -> host;
                    case "getScheme" -> "http";
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        return made;
    }

    /** @param lines of a field, separated by semicolons */
    private ClientAndHostTest with(String header, String lines) {
        headers.put(header, Arrays.asList(lines.split(";")));
        return this;
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,             192.0.2.1",
        "2001:DB8:0:0:0:0:0:1,  2001:db8::1",
        "0:0:0:0:0:0:0:1%lo,    ::1",
        "fe80::1%eth0,          fe80::1",
        "::ffff:192.0.2.1,      192.0.2.1",
    })
    void peerIsTheClientInCanonicalText(String peer, String client) {
        assertThat(from(peer).clientAddress()).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", "11.0.0.1"})
    void nothingCountsThatAnUntrustedPeerSays(String peer) {
        String alone = from(peer).clientAddress();
        with("X-Forwarded-For", "198.51.100.7, 10.0.0.1")
                .with("X-Forwarded-Host", "evil.example.org")
                .with("X-Forwarded-Proto", "https")
                .with("X-Real-IP", "198.51.100.7")
                .with("Forwarded", "for=198.51.100.7;host=evil.example.org");

        assertThat(from(peer).clientAddress()).isEqualTo(alone);
        assertThat(from(peer).host()).contains("intake.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the chain
                "192.0.2.1                             | 192.0.2.1",
                "192.0.2.1, 10.0.0.2                   | 192.0.2.1",
                "192.0.2.1, 10.0.0.3, 10.0.0.2         | 192.0.2.1",
                "192.0.2.1, 2001:db8:aaaa::7, 10.0.0.2 | 192.0.2.1",
                "10.0.0.9, 10.0.0.2                    | 10.0.0.9",
                // entries that a client put before it
                "127.0.0.1, 192.0.2.1                  | 192.0.2.1",
                "10.0.0.9, 192.0.2.1                   | 192.0.2.1",
                "198.51.100.7, 192.0.2.1, 10.0.0.2     | 192.0.2.1",
                "10.0.0.9, 10.0.0.8, 192.0.2.1         | 192.0.2.1",
                "unknown, 192.0.2.1                    | 192.0.2.1",
                // several field lines
                "198.51.100.7; 192.0.2.1               | 192.0.2.1",
                "192.0.2.1; 10.0.0.3, 10.0.0.2         | 192.0.2.1",
                "198.51.100.7, 192.0.2.1; 10.0.0.2     | 192.0.2.1",
                // empty elements
                ", 192.0.2.1, , 10.0.0.2,              | 192.0.2.1",
                "192.0.2.1; ; ,                        | 192.0.2.1",
                "' , ,'                                | 10.0.0.1",
                // texts that are no address
                "192.0.2.1, unknown                    | 10.0.0.1",
                "192.0.2.1, unknown, 10.0.0.2          | 10.0.0.2",
                "192.0.2.1, _hidden, 10.0.0.2          | 10.0.0.2",
                "192.0.2.1, client.example.org         | 10.0.0.1",
                "192.0.2.1, 10.0.0.0/8                 | 10.0.0.1",
                "192.0.2.1, 10.0.0.*                   | 10.0.0.1",
                "192.0.2.1, 012.0.0.1                  | 10.0.0.1",
                "192.0.2.1, 167772162                  | 10.0.0.1",
                "192.0.2.1, 192.0.2.1:port             | 10.0.0.1",
                "192.0.2.1, for=192.0.2.1              | 10.0.0.1",
                // ports, brackets, forms of IPv6
                "192.0.2.1:567                         | 192.0.2.1",
                "192.0.2.1, 10.0.0.2:80                | 192.0.2.1",
                "[2001:db8::1]:443                     | 2001:db8::1",
                "[2001:db8::1]                         | 2001:db8::1",
                "2001:DB8:0::1                         | 2001:db8::1",
                "::ffff:192.0.2.1                      | 192.0.2.1",
                "[::ffff:192.0.2.1]:443                | 192.0.2.1",
                "192.0.2.1, ::ffff:10.0.0.2            | 192.0.2.1",
                "fe80::1%eth0                          | fe80::1",
                "[fe80::1%25eth0]:443                  | fe80::1",
            })
    void trustedPeerTellsTheClient(String forwardedFor, String client) {
        with("X-Forwarded-For", forwardedFor);

        assertThat(from(PROXY).clientAddress()).isEqualTo(client);
        assertThat(from("::ffff:" + PROXY).clientAddress()).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,                      192.0.2.1",
        "::ffff:192.0.2.1,               192.0.2.1",
        "2001:db8:1:2:3:4:5:6,           2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:ffff:0:1,     2001:db8:1:2::/64",
        "2001:db8:1:3::1,                2001:db8:1:3::/64",
        "fe80::1%eth0,                   fe80::/64",
    })
    void networkIsTheBlockOfACustomer(String client, String network) {
        assertThat(from(client).clientNetwork()).isEqualTo(network);
        assertThat(with("X-Forwarded-For", client).from(PROXY).clientNetwork()).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "intake.example.org,        intake.example.org",
        "Intake.Example.ORG:8080,   intake.example.org",
        "intake.example.org.,       intake.example.org",
        "intake.example.org.:443,   intake.example.org",
        "intake.example.org..,      intake.example.org.",
        "intake.example.org:,       intake.example.org",
        "192.0.2.1:80,              192.0.2.1",
        "[2001:DB8::1]:443,         [2001:db8::1]",
        "2001:db8::1,               2001:db8::1",
        "a:b:c,                     a:b:c",
        "host:port,                 host:port",
        "[,                         [",
        "ÄÖ ?/@,                    äö ?/@",
    })
    void hostIsThatOfTheRequestWithoutPortAndInLowerCase(String sent, String name) {
        host = sent;

        assertThat(from("192.0.2.1").host()).contains(name);
        assertThat(from(PROXY).host()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"''", ".", ":80", ".:80"})
    void hostWithoutNameIsNone(String sent) {
        host = sent;

        assertThat(from("192.0.2.1").host()).isEmpty();
    }

    @Test
    void requestWithoutHostHasNone() {
        host = null;

        assertThat(from(PROXY).host()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portal.example.org                      | portal.example.org",
                "Portal.Example.Org.:443                 | portal.example.org",
                "evil.example.org, portal.example.org    | portal.example.org",
                "evil.example.org; portal.example.org    | portal.example.org",
                "evil.example.org, portal.example.org,   | portal.example.org",
                "' , ,'                                  | intake.example.org",
                "[2001:DB8::1]:443                       | [2001:db8::1]",
            })
    void trustedPeerTellsTheHost(String forwardedHost, String name) {
        with("X-Forwarded-Host", forwardedHost);

        assertThat(from(PROXY).host()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "intake.example.org,      http://intake.example.org",
        "Intake.Example.ORG:8080, http://intake.example.org:8080",
        "intake.example.org.:443, http://intake.example.org.:443",
        "intake_1:8080,           http://intake_1:8080",
        "192.0.2.1:80,            http://192.0.2.1:80",
        "[2001:DB8::1]:8443,      http://[2001:db8::1]:8443",
    })
    void originIsWhatTheClientWrote(String sent, String origin) {
        with("Host", sent);

        assertThat(from("192.0.2.1").origin()).contains(origin);
        assertThat(from(PROXY).origin()).contains(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        ".",
        ":80",
        "a b",
        "a/b",
        "-a",
        "a:port",
        "a:123456",
        "user@a",
        "ä.example",
        "'a\"b'",
        "a#b",
        "'a\nb'",
        "2001:db8::1",
        "[",
        "[x]"
    })
    void hostThatIsNoneGivesNoOrigin(String sent) {
        with("Host", sent);

        assertThat(from("192.0.2.1").origin()).isEmpty();
        assertThat(with("Host", "intake.example.org")
                        .with("X-Forwarded-Host", "a/b")
                        .from(PROXY)
                        .origin())
                .isEmpty();
    }

    @Test
    void requestWithoutHostHasNoOrigin() {
        assertThat(from(PROXY).origin()).isEmpty();
        assertThat(with("Host", "a.".repeat(131)).from(PROXY).origin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portal.example.org                   | https        | https://portal.example.org",
                "portal.example.org:8443              | HTTPS        | https://portal.example.org:8443",
                "evil.example.org, portal.example.org | http, https  | https://portal.example.org",
                "portal.example.org                   | http;https   | https://portal.example.org",
                "portal.example.org                   | javascript   | http://portal.example.org",
                "portal.example.org                   | ''           | http://portal.example.org",
                "' '                                  | https        | https://intake.example.org",
            })
    void trustedPeerTellsTheOrigin(String forwardedHost, String scheme, String origin) {
        with("Host", "intake.example.org")
                .with("X-Forwarded-Host", forwardedHost)
                .with("X-Forwarded-Proto", scheme);

        assertThat(from(PROXY).origin()).contains(origin);
        assertThat(from("192.0.2.1").origin()).contains("http://intake.example.org");
    }

    @Test
    void forwardedIsNotRead() {
        with("Forwarded", "for=198.51.100.7;host=evil.example.org");

        assertThat(from(PROXY).clientAddress()).isEqualTo(PROXY);
        assertThat(from(PROXY).host()).contains("intake.example.org");
    }
}
