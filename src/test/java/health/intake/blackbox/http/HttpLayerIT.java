package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import health.intake.blackbox.driver.WireOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3: requests that no proper client sends are refused without naming a product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpLayerIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final String secret = tenant.key("CREATE_USER", "PROFILES_VIEW").secret();

    private Wire get(String target) {
        return Wire.request("GET", target).header("x-api-key", secret);
    }

    private Wire post() {
        return Wire.request("POST", PROFILES).header("x-api-key", secret);
    }

    @ParameterizedTest
    @ValueSource(ints = {6_000, 20_000})
    void overLongUrlIs414(int length) {
        get(PROFILES + "?email=" + "a".repeat(length)).sendToHttpLayer().is(414);
        get("/api/" + "a".repeat(length)).sendToHttpLayer().is(414);
    }

    @Test
    void overLargeHeadersAre431() {
        get(PROFILES).header("X-Large", "a".repeat(20_000)).sendToHttpLayer().is(431);
        Wire many = get(PROFILES);
        for (int i = 0; i < 1000; i++) {
            many.header("X-Many-" + i, "value");
        }
        many.sendToHttpLayer().isAnyOf(400, 431);
    }

    /** No server reads without limit; the server itself gives the answer. */
    @Test
    void hugeRequestIsRefusedInSilence() {
        get(PROFILES + "?email=" + "a".repeat(3_000_000)).outcome().isRefusedInSilence();
        get(PROFILES).header("X-Large", "a".repeat(3_000_000)).outcome().isRefusedInSilence();
    }

    /** Paths of very many segments must not keep a thread of the server busy. */
    @ParameterizedTest
    @ValueSource(ints = {15_000, 500_000})
    void veryManySegmentsAreRefusedAtOnce(int segments) {
        Instant start = Instant.now();

        get("/api" + "/a".repeat(segments)).outcome().isRefusedInSilence();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void longAddressInAUrlIsAQuery() {
        get(PROFILES + "?email=" + "a".repeat(2000)).send().isProblem(400, "invalid_query");
    }

    @Test
    void veryLongKeyIsInvalid() {
        Wire.request("GET", PROFILES)
                .header("x-api-key", "a".repeat(4000))
                .send()
                .isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /api/v1/profiles",
                "GET api HTTP/1.1",
                "\u0001\u0002 /api/v1/key HTTP/1.1",
                "GET /api/v1/profiles HTTP/9.9",
                "GET /api/v1/pro files HTTP/1.1",
                "GET /api/\u0000 HTTP/1.1",
                "(GET) /api/v1/key HTTP/1.1"
            })
    void malformedRequestLineIsRefusedInSilence(String line) {
        Wire.line(line)
                .header("Host", "localhost")
                .header("Connection", "close")
                .outcome()
                .isRefusedInSilence();
    }

    @Test
    void malformedFramingIsRefusedInSilence() {
        post().header("Content-Length", "abc").body("{}").outcome().isRefusedInSilence();
        post().header("Content-Length", "-1").body("{}").outcome().isRefusedInSilence();
        post().header("Content-Type", "application/json")
                .header("Content-Length", "2")
                .header("Content-Length", "3")
                .body("{} ")
                .outcome()
                .isRefusedInSilence();
        post().header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked")
                .body("xyz\r\n{}\r\n0\r\n\r\n")
                .outcome()
                .isRefusedInSilence();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\r\n{}\r\n0\r\nzqx\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}xx0\r\n\r\n"})
    void brokenChunksAreNoInternalError(String chunks) {
        WireOutcome outcome = post().header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked")
                .body(chunks)
                .outcome();

        outcome.isRefusedInSilence();
        assertThat(outcome.text()).doesNotStartWith("HTTP/1.1 5");
    }

    @Test
    void lengthAndChunksTogetherSmuggleNothing() {
        String smuggled = "0\r\n\r\nGET /api/v1/key HTTP/1.1\r\nHost: x\r\nx-api-key: " + secret + "\r\n\r\n";

        String all = post().header("Content-Type", "application/json")
                .header("Content-Length", "4")
                .header("Transfer-Encoding", "chunked")
                .body(smuggled)
                .outcome()
                .text();

        assertThat(all).doesNotContain("\"prefix\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/profiles/%zz",
                "/api/v1/profiles/%",
                "/api/%2",
                "/api/v1/profiles/%c3%28",
                "/api/%00",
                "/api/v1/profiles/%00"
            })
    void invalidlyEncodedPathIsRefused(String path) {
        Answer answer = get(path).sendToHttpLayer();

        // Payara's HTTP layer says 200 and nothing else
        assertThat(answer.status() == 400 || answer.status() == 404 || answer.body().length == 0)
                .as("%s", answer)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../api/v1/key",
                "/api/v1/./key",
                "/api//v1/key",
                "/api/v1/profiles/..;/key",
                "/api/%2e%2e/api/v1/key",
                "/api/v1%2fkey",
                "/api/v1\\key"
            })
    void otherSpellingsOfAPathNeedAKeyToo(String path) {
        Answer answer = Wire.request("GET", path).sendToHttpLayer();

        assertThat(answer.status()).as("%s", answer).isIn(400, 403, 404);
    }

    @Test
    void keyBeyondAsciiIsInvalid() {
        for (String key : new String[] {Wire.bytes("schlüssel"), secret + "\u00FF"}) {
            Wire.request("GET", PROFILES)
                    .header("x-api-key", key)
                    .sendToHttpLayer()
                    .isAnyOf(400, 403);
        }
    }

    @Test
    void expectContinueWorks() {
        post().header("Expect", "100-continue")
                .json(ProfileBody.in(group).toString())
                .send()
                .is(201);
    }

    @Test
    void oldClientIsAnswered() {
        Answer answer = Wire.line("GET /api/health/live HTTP/1.0")
                .header("Host", "localhost")
                .sendToHttpLayer();

        answer.is(200);
    }
}
