package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, as far as a servlet still sees it. */
class FramingTest {

    private final Exchange exchange = new Exchange("POST");

    private boolean isValid() {
        return Framing.isValid(exchange.request());
    }

    @Test
    void aRequestWithoutHeadersIsValid() {
        assertThat(isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked"})
    void chunkedIsTheOnlyTransferCoding(String coding) {
        exchange.with("Transfer-Encoding", coding);

        assertThat(isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip", "identity", "gzip, chunked", "chunked, chunked", "chunked;a=b", "xchunked"})
    void anyOtherTransferCodingIsInvalid(String coding) {
        exchange.with("Transfer-Encoding", coding);

        assertThat(isValid()).isFalse();
    }

    @Test
    void aTransferCodingOnTwoLinesIsInvalid() {
        exchange.with("Transfer-Encoding", "chunked").with("Transfer-Encoding", "chunked");

        assertThat(isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "intake.example.org",
                "intake.example.org:8443",
                "intake.example.org:",
                "192.0.2.1:80",
                "[2001:db8::1]",
                "[2001:db8::1]:8443",
                "_intake.example.org",
                "a%C3%A4"
            })
    void hostIsANameOrAnAddressAndPerhapsAPort(String host) {
        exchange.with("Host", host);

        assertThat(isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake.example.org, evil.example.org",
                "intake.example.org evil.example.org",
                "intake.example.org/evil",
                "user@intake.example.org",
                "intake.example.org:port",
                "intake.example.org:80:80",
                "2001:db8::1",
                "[2001:db8::1",
                "[2001:db8::1]x",
                "[name]",
                "intake.example.org?x",
                "intake.example.org#x",
                "müller.example.org"
            })
    void anyOtherHostIsInvalid(String host) {
        exchange.with("Host", host);

        assertThat(isValid()).isFalse();
    }

    @Test
    void twoHostsAreInvalidEvenIfTheyAreTheSame() {
        exchange.with("Host", "intake.example.org").with("Host", "intake.example.org");

        assertThat(isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "get", "M-SEARCH", "!#$%&'*+.^_`|~0-9"})
    void methodIsAToken(String method) {
        assertThat(Framing.isValid(new Exchange(method).request())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET ", "G(ET", "GET/", "GET\u0000", "GÉT", "\"GET\""})
    void aMethodThatIsNoTokenIsInvalid(String method) {
        assertThat(Framing.isValid(new Exchange(method).request())).isFalse();
    }

    @Test
    void fragmentIsInvalidInARequest() {
        assertThat(Framing.isValid(new Exchange("GET", "/api/v1/profiles#a").request()))
                .isFalse();
    }

    @Test
    void aRequestOfHttp09IsInvalid() {
        assertThat(Framing.isValid(exchange.overProtocol("HTTP/0.9").request())).isFalse();
        assertThat(Framing.isValid(exchange.overProtocol("HTTP/1.0").request())).isTrue();
    }
}
