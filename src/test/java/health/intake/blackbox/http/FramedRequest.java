package health.intake.blackbox.http;

import health.intake.blackbox.driver.Installation;
import java.net.URI;

/** A request byte by byte, with {@code {key}}, {@code {id}} and {@code {host}} where an API key, a profile and the server stand. */
record FramedRequest(String bytes) {

    /** Only the answer to {@link #canary} contains this. */
    static final String CANARY = "canary-of-framing";

    /** 13 of them, hexadecimal d. */
    static final String BODY = "{\"weight\":70}";

    private static final String START = "GET /api/v1/key HTTP/1.1\r\nHost: {host}\r\nx-api-key: {key}\r\n";

    private static final String CHANGE = "PATCH /api/v1/profiles/{id} HTTP/1.1\r\nHost: {host}\r\nx-api-key: {key}\r\n"
            + "Content-Type: application/json\r\n";

    /** @param lines with their ends, put among the others of a valid request without a body */
    static FramedRequest with(String lines) {
        return new FramedRequest(START + lines + "\r\n");
    }

    static FramedRequest withField(String field) {
        return with(field + "\r\n");
    }

    /** A change of the profile, with this in addition to the other fields. */
    static FramedRequest withBody(String field, String body) {
        return new FramedRequest(CHANGE + field + "\r\n\r\n" + body);
    }

    static FramedRequest chunked(String chunks) {
        return withBody("Transfer-Encoding: chunked", chunks);
    }

    static FramedRequest startingWith(String requestLine) {
        return new FramedRequest(requestLine + "\r\nHost: {host}\r\nx-api-key: {key}\r\n\r\n");
    }

    /** @param hosts lines with their ends */
    static FramedRequest forHost(String hosts) {
        return new FramedRequest("GET /api/v1/key HTTP/1.1\r\n" + hosts + "x-api-key: {key}\r\n\r\n");
    }

    String of(String secret, String profile) {
        return bytes.replace("{key}", secret)
                .replace("{id}", profile)
                .replace("{host}", URI.create(Installation.shared().baseUrl()).getAuthority());
    }

    /** A valid request, which must not be answered if it was sent as part of another. */
    static String canary(String secret) {
        return withField("X-Request-Id: " + CANARY).of(secret, "");
    }

    @Override
    public String toString() {
        return bytes.replace(START, "")
                .replace(CHANGE, "")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\0", "\\0");
    }
}
