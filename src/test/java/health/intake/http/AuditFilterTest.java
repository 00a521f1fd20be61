package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.Scope;
import health.intake.audit.AuditEntry;
import health.intake.audit.Audited;
import health.intake.audit.Call;
import health.intake.audit.CurrentCall;
import health.intake.audit.OfferedEntries;
import health.intake.audit.Origin;
import health.intake.audit.Recorded;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.Problem;
import health.intake.proxy.ClientAndHost;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PathParam;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entries of requests and refusals, and answers that cannot be recorded. */
class AuditFilterTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
    private static final KeyId KEY = new KeyId(UUID.randomUUID());
    private static final Caller CALLER =
            new Caller(KEY, "intake_live_abcdef", Set.of(Scope.PROFILES_VIEW), new AccessContext(ORGANIZATION, null));
    private static final UUID PROFILE = UUID.randomUUID();

    private final AuditFilter filter = new AuditFilter();
    private final RestExchange exchange = new RestExchange("GET", "/api/v1/profiles/" + PROFILE);
    private final OfferedEntries queue = new OfferedEntries();
    private String address = "2001:db8::1";

    /** Operations as resources declare them. */
    private interface Operations {

        @Audited(value = "getProfile", success = 201)
        void get(@PathParam("id") ProfileId id);

        @Audited("listProfiles")
        void list(@PathParam("id") String group);

        void unaudited();
    }

    /** A call whose entry was written by a transaction. */
    private static final class WrittenCall extends CurrentCall {

        private final CurrentCall call = Recorded.currentCall();

        @Override
        public void begin(Call begun, ProfileId asked) {
            call.begin(begun, asked);
        }

        @Override
        public boolean hasBegun() {
            return call.hasBegun();
        }

        @Override
        public boolean isWritten() {
            return true;
        }

        @Override
        public AuditEntry answered(int status, Object answer) {
            return call.answered(status, answer);
        }
    }

    @BeforeEach
    void prepare() {
        filter.resource = RestExchange.matched(Operations.class, "get");
        filter.servletRequest = new Exchange("GET", "/api/v1/profiles/" + PROFILE)
                .with("X-Request-Id", "my-request")
                .withAttribute(OperationFilter.class.getName(), "getProfile")
                .request();
        filter.caller = new CurrentCaller();
        filter.calls = Recorded.currentCall();
        filter.queue = queue;
        filter.clientAndHost = new ClientAndHost() {
            @Override
            public String clientAddress() {
                return address;
            }

            @Override
            public String clientNetwork() {
                return "2001:db8::/64";
            }
        };
        exchange.withPathParameter("id", PROFILE.toString());
    }

    private void answer(int status) {
        filter.filter(exchange.request());
        filter.filter(exchange.request(), exchange.answeredWith(status, "body").response());
    }

    private static Call call(String operation, int success) {
        return new Call(
                ORGANIZATION,
                KEY,
                "intake_live_abcdef",
                operation,
                success,
                new Origin("my-request", "2001:db8::1", null));
    }

    @Test
    void entryTellsWhoAskedForWhatInWhichRequest() {
        filter.caller.set(CALLER);

        answer(200);

        assertThat(queue.entries()).extracting(AuditEntry::call).containsExactly(call("getProfile", 201));
        assertThat(queue.entries().get(0).profileIds()).containsExactly(new ProfileId(PROFILE));
        assertThat(exchange.entity).isEqualTo("body");
    }

    @Test
    void pathWithoutAValidProfileIdTellsNoProfile() {
        filter.caller.set(CALLER);
        exchange.withPathParameter("id", "maria@example.com");
        answer(400);
        exchange.withPathParameter("id", PROFILE.toString());
        filter.resource = RestExchange.matched(Operations.class, "list");
        answer(200);

        assertThat(queue.entries()).hasSize(2).allSatisfy(entry -> assertThat(entry.profileIds())
                .isEmpty());
    }

    @Test
    void addressIsCutToItsColumn() {
        filter.caller.set(CALLER);
        address = "a".repeat(65);

        answer(200);

        assertThat(queue.entries().get(0).call().origin().clientAddress()).isEqualTo("a".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8.5.0, curl/8.5.0",
        "'a b~', 'a b~'",
        "'M\u00fcller\u2028\t\u007f', M?ller???",
        "'\uD83D\uDE00x', ?x",
    })
    void userAgentIsKeptInPrintableAscii(String sent, String kept) {
        assertThat(userAgent(CALLER, sent)).isEqualTo(kept);
    }

    @Test
    void userAgentIsCutToItsColumn() {
        assertThat(userAgent(CALLER, "a".repeat(121))).isEqualTo("a".repeat(120));
    }

    @Test
    void userAgentOfAPersonWithoutAKeyIsNotKept() {
        filter.calls.concerns(ORGANIZATION);
        filter.servletRequest = sent("Mozilla/5.0");

        answer(409);

        assertThat(queue.entries().get(0).call().origin().userAgent()).isNull();
    }

    private String userAgent(Caller caller, String sent) {
        filter.caller.set(caller);
        filter.servletRequest = sent(sent);
        answer(200);
        return queue.entries().get(0).call().origin().userAgent();
    }

    private static HttpServletRequest sent(String userAgent) {
        return new Exchange("GET", "/api/v1/profiles/" + PROFILE)
                .with("User-Agent", userAgent)
                .withAttribute(OperationFilter.class.getName(), "getProfile")
                .request();
    }

    @Test
    void operationThatIsNotAuditedBeginsNoEntry() {
        filter.resource = RestExchange.matched(Operations.class, "unaudited");

        answer(200);

        assertThat(filter.calls.hasBegun()).isFalse();
    }

    @Test
    void optionsBeginsNoEntry() {
        filter.filter(new RestExchange("OPTIONS", "/api/v1/profiles").request());

        assertThat(filter.calls.hasBegun()).isFalse();
    }

    @Test
    void successThatATransactionRecordedIsNotRecordedTwice() {
        filter.caller.set(CALLER);
        filter.calls = new WrittenCall();

        answer(201);

        assertThat(queue.entries()).isEmpty();
    }

    @Test
    void refusalIsRecordedEvenAfterATransactionDid() {
        filter.caller.set(CALLER);
        filter.calls = new WrittenCall();

        answer(400);

        assertThat(queue.entries()).extracting(AuditEntry::status).containsExactly(400);
    }

    @Test
    void refusalByAnEarlierFilterIsRecordedAsWell() {
        filter.caller.set(CALLER);

        filter.filter(exchange.request(), exchange.answeredWith(403, null).response());

        assertThat(queue.entries()).extracting(AuditEntry::call).containsExactly(call("getProfile", 201));
    }

    @Test
    void ofRequestsBeyondTheLimitOfAKeyOnlyTheFirstIsRecorded() {
        filter.caller.set(CALLER);

        answer(429);

        assertThat(queue.entries()).isEmpty();
        assertThat(queue.firsts()).singleElement().satisfies(first -> {
            assertThat(first.kind()).isEqualTo("rateLimited");
            assertThat(first.subject()).isEqualTo(KEY.toString());
            assertThat(first.entry().status()).isEqualTo(429);
        });
    }

    @Test
    void answerThatCannotBeRecordedIsReplacedByUnavailable() {
        filter.caller.set(CALLER);
        exchange.answered.putSingle("ETag", "\"1\"");
        queue.fail();

        answer(200);

        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.answered).containsOnlyKeys("Retry-After");
        assertThat(exchange.mediaType).hasToString("application/problem+json");
        assertThat(exchange.entity).isInstanceOf(Problem.class);
    }

    @Test
    void keyThatIsNoLongerValidIsRecordedOncePerKeyAndNetwork() {
        filter.caller.refuse(CALLER);

        answer(403);

        assertThat(queue.entries()).isEmpty();
        assertThat(queue.firsts()).singleElement().satisfies(first -> {
            assertThat(first.kind()).isEqualTo("refusedKey");
            assertThat(first.subject()).isEqualTo(KEY + " 2001:db8::/64");
            assertThat(first.entry().call()).isEqualTo(call("refusedKey", 403));
            assertThat(first.entry().profileIds()).isEmpty();
        });
        assertThat(exchange.status).isEqualTo(403);
    }

    @Test
    void unknownKeyIsNotRecorded() {
        answer(403);

        assertThat(queue.entries()).isEmpty();
        assertThat(queue.firsts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429})
    void refusedRegistrationIsRecordedOncePerOrganizationStatusAndNetwork(int status) {
        filter.calls.concerns(ORGANIZATION);

        answer(status);

        assertThat(queue.entries()).isEmpty();
        assertThat(queue.firsts()).singleElement().satisfies(first -> {
            assertThat(first.kind()).isEqualTo("getProfile");
            assertThat(first.subject()).isEqualTo(ORGANIZATION + " " + status + " 2001:db8::/64");
            assertThat(first.entry().call().keyId()).isNull();
        });
    }

    @Test
    void registrationThatRevealsAPersonIsAlwaysRecorded() {
        filter.calls.concerns(ORGANIZATION);

        answer(409);

        assertThat(queue.firsts()).isEmpty();
        assertThat(queue.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.call().organizationId()).isEqualTo(ORGANIZATION);
            assertThat(entry.status()).isEqualTo(409);
        });
    }

    @Test
    void registrationThatRevealsAPersonIsNotAnsweredIfItCannotBeRecorded() {
        filter.calls.concerns(ORGANIZATION);
        queue.fail();

        answer(409);

        assertThat(exchange.status).isEqualTo(503);
    }

    /** Its transaction recorded it. */
    @Test
    void registrationWithoutAKeyThatSucceedsIsNotRecordedAgain() {
        filter.calls.concerns(ORGANIZATION);

        answer(201);

        assertThat(queue.entries()).isEmpty();
        assertThat(queue.firsts()).isEmpty();
    }
}
