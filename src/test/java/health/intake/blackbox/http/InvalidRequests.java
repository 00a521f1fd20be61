package health.intake.blackbox.http;

import static health.intake.blackbox.http.FramedRequest.BODY;
import static health.intake.blackbox.http.FramedRequest.chunked;
import static health.intake.blackbox.http.FramedRequest.forHost;
import static health.intake.blackbox.http.FramedRequest.startingWith;
import static health.intake.blackbox.http.FramedRequest.with;
import static health.intake.blackbox.http.FramedRequest.withBody;
import static health.intake.blackbox.http.FramedRequest.withField;

import java.util.stream.Stream;

/** Requests that are invalid by RFC 9112, or that a server may refuse because other programs read them differently. */
final class InvalidRequests {

    private InvalidRequests() {}

    /** Refused by each server. */
    static Stream<FramedRequest> everywhere() {
        return Stream.of(transferCodings(), lengths(), fields(), hosts(), requestLines(), chunks())
                .flatMap(requests -> requests);
    }

    /** RFC 9112, 6.1. */
    private static Stream<FramedRequest> transferCodings() {
        String body = "d\r\n" + BODY + "\r\n0\r\n\r\n";
        return Stream.of(
                withBody("Transfer-Encoding: foo", body),
                withBody("Transfer-Encoding: identity", body),
                withBody("Transfer-Encoding: chunked, identity", body),
                withBody("Transfer-Encoding: identity, chunked", body),
                withBody("Transfer-Encoding: chunked, chunked", body),
                withBody("Transfer-Encoding: gzip, chunked", body),
                withBody("Transfer-Encoding: xchunked", body),
                withBody("Transfer-Encoding: \"chunked\"", body),
                withBody("Transfer-Encoding: chunked;q=1", body),
                withBody("Transfer-Encoding: chunked,", body),
                withBody("Transfer-Encoding: \u000bchunked", body),
                withBody("Transfer-Encoding:", body),
                withBody("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", body),
                withBody("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", body),
                withBody("Transfer-Encoding: chunked\r\nContent-Length: 4", "0\r\n\r\n"),
                withBody("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                withBody("Content-Length: 0\r\nTransfer-Encoding: identity", ""),
                new FramedRequest("PATCH /api/v1/profiles/{id} HTTP/1.0\r\nHost: {host}\r\nx-api-key: {key}\r\n"
                        + "Content-Type: application/json\r\nConnection: keep-alive\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + body));
    }

    /** RFC 9112, 6.2 and 6.3; RFC 9110, 8.6. */
    private static Stream<FramedRequest> lengths() {
        return Stream.concat(
                Stream.of(
                                "+13",
                                "-13",
                                "0xd",
                                "13 13",
                                "13, 13",
                                "13;",
                                "13.0",
                                "1e1",
                                "\"13\"",
                                "thirteen",
                                "",
                                "99999999999999999999999")
                        .map(length -> withBody("Content-Length: " + length, BODY)),
                Stream.of(
                        withBody("Content-Length: 13\r\nContent-Length: 14", BODY + " "),
                        withBody("Content-Length: 0\r\nContent-Length: 13", BODY)));
    }

    /** RFC 9112, 2.2 and 5; RFC 9110, 5.1 and 5.5. */
    private static Stream<FramedRequest> fields() {
        return Stream.of(
                withField("no colon"),
                withField("X-Test : space before the colon"),
                withField("X-Test\t: tab before the colon"),
                withField("Transfer-Encoding : chunked"),
                withField("Content-Length : 5"),
                withField("X Test: two words"),
                withField("X-\u0001: control"),
                withField("X-\0: control"),
                withField("X-(Test): delimiters"),
                withField("X-T\u00e4st: not ASCII"),
                withField("X-Test: nul\0"),
                withField("X-Test: control\u0007"),
                with("X-Test: bare\rX-Carriage: return\r\n"),
                with("X-Test: bare\rTransfer-Encoding: chunked\r\n"),
                with("X-Test: bare\nX-Line: feed\r\n"),
                with("X-Test: twice\r\r\n"),
                with("X-Test: no end\r\n\rX"));
    }

    /** RFC 9112, 3.2. */
    private static Stream<FramedRequest> hosts() {
        return Stream.of(
                forHost(""),
                forHost("Host: {host}\r\nHost: {host}\r\n"),
                forHost("Host: {host}\r\nHost: other\r\n"),
                forHost("Host: user@{host}\r\n"),
                forHost("Host: a b\r\n"));
    }

    /** RFC 9112, 2.3 and 3. */
    private static Stream<FramedRequest> requestLines() {
        return Stream.of(
                startingWith("GET /api/v1/key HTTP/1.1 "),
                startingWith(" GET /api/v1/key HTTP/1.1"),
                startingWith("GET /api/v1/key"),
                startingWith("GET /api/v1/key HTTP/1.2"),
                startingWith("GET /api/v1/key http/1.1"),
                startingWith("GET /api/v1/key HTTP/1.1\rX: y"),
                startingWith("G{}T /api/v1/key HTTP/1.1"),
                startingWith("GET /api/v1/key#fragment HTTP/1.1"));
    }

    /** RFC 9112, 7.1. */
    private static Stream<FramedRequest> chunks() {
        return Stream.of(
                chunked("0xd\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("-d\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("+d\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("thirteen\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("1000000000000000d\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("d\r\n" + BODY + "0\r\n\r\n"),
                chunked("d\r" + BODY + "\r\n0\r\n\r\n"),
                chunked("d;a\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("d;a=\0\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("d\r\n" + BODY + "\r\n0\r\nno colon\r\n\r\n"),
                chunked("d\r\n" + BODY + "\r\n0\r\nX Test: two words\r\n\r\n"));
    }

    /** Refused by WildFly; Payara answers them, and the next request too, so that a proxy in front has to refuse them. */
    static Stream<FramedRequest> takenByPayara() {
        return Stream.of(
                withBody("Content-Length: 13\r\nContent-Length: 13", BODY),
                withField("nothing"),
                withField(": no name"),
                with("X-Test: folded\r\n on two lines\r\n"),
                with(" X-Test: begins with a space\r\n"),
                forHost("Host: {host}, other\r\n"),
                forHost("Host: {host}/path\r\n"),
                startingWith("GET  /api/v1/key HTTP/1.1"),
                startingWith("GET /api/v1/key  HTTP/1.1"),
                startingWith("GET\t/api/v1/key HTTP/1.1"),
                startingWith("GET /api/v1/key\tHTTP/1.1"),
                chunked("d \r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked(" d\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("d\n" + BODY + "\n0\n\n"),
                chunked("d\r\n" + BODY + "\n0\r\n\r\n"),
                chunked("d\r\n" + BODY + "xx\r\n0\r\n\r\n"),
                chunked("d\r\n" + BODY + "\r\n0\r\nContent-Length: 5\r\n\r\n"),
                chunked("d\r\n" + BODY + "\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"),
                chunked("d\r\n" + BODY + "\r\n0\r\nHost: other\r\n\r\n"));
    }

    /** Refused by WildFly; Payara answers in its own way, but only once. */
    static Stream<FramedRequest> oddToPayara() {
        return Stream.of(
                startingWith("GET /api/v1/key HTTP/2.0"),
                new FramedRequest("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                new FramedRequest("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n"));
    }
}
