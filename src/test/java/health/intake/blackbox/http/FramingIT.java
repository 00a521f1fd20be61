package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112: a request has exactly one end; an invalid request is refused and ends the connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingIT {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private static final boolean PAYARA = ServerUnderTest.kind().isPayara();

    private final Tenant tenant = Tenant.create();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final String secret = key.secret();
    private final String profile = key.api()
            .post(Tenant.PROFILES, ProfileBody.in(tenant.group()).toString())
            .is(201)
            .id();

    static Stream<FramedRequest> invalid() {
        Stream<FramedRequest> here = Stream.concat(
                PAYARA ? ValidRequests.refusedByPayara() : InvalidRequests.takenByPayara(),
                PAYARA ? Stream.empty() : InvalidRequests.oddToPayara());
        return Stream.concat(InvalidRequests.everywhere(), here);
    }

    static Stream<FramedRequest> valid() {
        return Stream.concat(ValidRequests.everywhere(), PAYARA ? Stream.empty() : ValidRequests.refusedByPayara());
    }

    static Stream<FramedRequest> takenByPayara() {
        return InvalidRequests.takenByPayara();
    }

    static Stream<FramedRequest> oddToPayara() {
        return InvalidRequests.oddToPayara();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidRequestIsRefusedAndEndsTheConnection(FramedRequest request) {
        try (RawConnection connection = new RawConnection()) {
            String all = connection
                    .write(request.of(secret, profile) + FramedRequest.canary(secret))
                    .everything();

            assertThat(all).doesNotContain(FramedRequest.CANARY);
            assertThat(statuses(all))
                    .as(all)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(status -> status.matches("4..|501|505"));
            assertThat(connection.hasEnded())
                    .as("the connection ended after %s", all)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validRequestAndTheNextAreAnswered(FramedRequest request) {
        try (RawConnection connection = new RawConnection()) {
            connection.write(request.of(secret, profile)).answer().is(200);

            Answer next =
                    connection.write(FramedRequest.canary(secret)).answer().is(200);

            assertThat(next.header("X-Request-Id")).isEqualTo(FramedRequest.CANARY);
        }
    }

    /** The cases that security.md leaves to the proxy in front: if one of them is refused here, too, that page is wrong. */
    @ParameterizedTest
    @MethodSource("takenByPayara")
    void payaraAcceptsSomeInvalidRequestsAndTheNext(FramedRequest request) {
        assumeTrue(PAYARA);
        try (RawConnection connection = new RawConnection()) {
            connection.write(request.of(secret, profile));
            assertThat(connection.answer().status()).isIn(200, 403);
            connection.write(FramedRequest.canary(secret)).answer().is(200);
        }
    }

    @ParameterizedTest
    @MethodSource("oddToPayara")
    void payaraAnswersOtherProtocolsOnce(FramedRequest request) {
        assumeTrue(PAYARA);
        try (RawConnection connection = new RawConnection()) {
            String all = connection
                    .write(request.of(secret, profile) + FramedRequest.canary(secret))
                    .everything();

            assertThat(statuses(all)).as(all).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** A request to upgrade the protocol is answered in HTTP/1.1. */
    @ParameterizedTest
    @ValueSource(strings = {"h2c", "websocket", "jboss-remoting", "TLS/1.2"})
    void noConnectionIsUpgraded(String protocol) {
        String upgrade =
                "Upgrade: " + protocol + "\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__"
                        + "\r\nSec-JbossRemoting-Key: key\r\nSec-WebSocket-Key: key\r\nSec-WebSocket-Version: 13";
        try (RawConnection connection = new RawConnection()) {
            connection
                    .write(FramedRequest.withField(upgrade).of(secret, profile))
                    .answer()
                    .is(200);
        }
    }

    /** Half a body and then nothing: the client gets no answer that looks like a success. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 13\r\n\r\n{\"weight\"",
                "Transfer-Encoding: chunked\r\n\r\nd\r\n{\"weight\"",
                "Transfer-Encoding: chunked\r\n\r\nd\r\n{\"weight\":70}\r\n0"
            })
    void truncatedBodyIsNoRequest(String fieldAndBody) {
        String[] parts = fieldAndBody.split("\r\n\r\n", 2);
        try (RawConnection connection = new RawConnection()) {
            String all = connection
                    .write(FramedRequest.withBody(parts[0], parts[1]).of(secret, profile))
                    .end()
                    .everything();

            assertThat(statuses(all)).as(all).hasSizeLessThanOrEqualTo(1).allMatch("400"::equals);
            assertThat(all).doesNotContain("<html");
            assertThat(connection.hasEnded()).isTrue();
        }
    }

    /** Requests that are answered early: if their body is not read, it is not read as a request either. */
    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/profiles, application/json, no-key, 403",
        "POST /api/v1/nothing, application/json, {key}, 404",
        "PUT /api/v1/profiles, application/json, {key}, 405",
        "POST /api/v1/profiles, text/plain, {key}, 415",
        "POST /api/v1/profiles?a=%zz, application/json, {key}, 400",
        "POST /api/v1/profiles?big, application/json, {key}, 400 413"
    })
    void unreadBodyIsNoRequest(String line, String mediaType, String secretOrNone, String statuses) {
        String canary = FramedRequest.canary(secret);
        String body = line.endsWith("big") ? canary.repeat(1 + 200_000 / canary.length()) : canary;
        try (RawConnection connection = new RawConnection()) {
            Answer answer = connection
                    .write(new FramedRequest(line + " HTTP/1.1\r\nHost: {host}\r\nx-api-key: " + secretOrNone
                                    + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .of(secret, profile))
                    .answer();
            String rest = connection
                    .write(canary.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                    .everything();

            assertThat(statuses).contains(String.valueOf(answer.status()));
            assertThat(statuses(rest)).as(rest).hasSizeLessThanOrEqualTo(1).allMatch("200"::equals);
            assertThat(connection.hasEnded()).isTrue();
        }
    }

    private static List<String> statuses(String all) {
        return STATUS_LINE.matcher(all).results().map(result -> result.group(1)).toList();
    }
}
