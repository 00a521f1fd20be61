package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No client can speak another protocol past the filters: no answer is 101, on any path and for any form of upgrade. */
class UpgradesIT {

    private static final String HOW = "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
            + "Sec-JbossRemoting-Key: a2V5\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jboss-remoting",
                "JBoss-Remoting",
                "jboss-remoting, websocket",
                "websocket",
                "h2c",
                "h2",
                "HTTP/2.0",
                "TLS/1.2",
                "xmpp, jboss-remoting\r\nUpgrade: h2c"
            })
    void noConnectionIsUpgraded(String protocol) {
        for (String path : new String[] {"/", "/api", "/api/v1/key", "/api/docs/", "/wildfly-services", "*"}) {
            for (String method : new String[] {"GET", "OPTIONS", "POST"}) {
                Stream.of("1.1", "1.0").forEach(version -> {
                    String line = method + " " + path + " HTTP/" + version;
                    assertThat(statusLine(line + "\r\nHost: localhost\r\nUpgrade: " + protocol + "\r\n" + HOW))
                            .as("%s with %s", line, protocol)
                            .matches("|HTTP/1\\.[01] [2-5]\\d\\d.*");
                });
            }
        }
    }

    @Test
    void http2PrefaceIsNotAccepted() {
        assertThat(statusLine("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"))
                .matches("|HTTP/1\\.1 [45]\\d\\d.*");
    }

    private static String statusLine(String request) {
        try (RawConnection connection = new RawConnection()) {
            return connection.write(request).line();
        }
    }
}
