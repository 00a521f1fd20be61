package health.intake.blackbox.http;

import static health.intake.blackbox.http.FramedRequest.BODY;
import static health.intake.blackbox.http.FramedRequest.chunked;
import static health.intake.blackbox.http.FramedRequest.startingWith;
import static health.intake.blackbox.http.FramedRequest.with;
import static health.intake.blackbox.http.FramedRequest.withBody;
import static health.intake.blackbox.http.FramedRequest.withField;

import java.util.stream.Stream;

/** Requests that proper clients send, however rarely. */
final class ValidRequests {

    private ValidRequests() {}

    static Stream<FramedRequest> everywhere() {
        return Stream.of(
                with(""),
                withField("Connection: keep-alive"),
                withField("X-Test:"),
                withField("X-Test:no space"),
                withField("X-Test: \t spaces and tabs \t "),
                withField("X-Test: colons: and, \"quotes\"; (comments)"),
                withField("!#$%&'*+-.^_`|~09Az: every kind of character"),
                withBody("content-length:13", BODY),
                withBody("Content-Length: 0013", BODY),
                withBody("Content-Length: 17", "\r\n\r\n" + BODY),
                withBody("transfer-encoding:Chunked", "d\r\n" + BODY + "\r\n0\r\n\r\n"),
                chunked("000D\r\n" + BODY + "\r\n00\r\n\r\n"),
                chunked("1\r\n{\r\nc\r\n" + BODY.substring(1) + "\r\n0\r\nX-Trailer: value\r\nX-Other: more\r\n\r\n"),
                chunked("4\r\n\r\n\r\n\r\nd\r\n" + BODY + "\r\n0\r\n\r\n"),
                startingWith("GET http://{host}/api/v1/key HTTP/1.1"),
                new FramedRequest("GET /api/v1/key HTTP/1.0\r\nHost: {host}\r\nx-api-key: {key}\r\n"
                        + "Connection: keep-alive\r\n\r\n"));
    }

    /** Payara refuses them. */
    static Stream<FramedRequest> refusedByPayara() {
        return Stream.of(
                withField("X-Test: not ASCII \u00e4"),
                chunked("d;name=value;other=\"quoted ; text\"\r\n" + BODY + "\r\n0;last\r\n\r\n"),
                chunked("d ;name\r\n" + BODY + "\r\n0\r\n\r\n"));
    }
}
