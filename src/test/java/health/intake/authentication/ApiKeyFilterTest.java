package health.intake.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.PublicEndpoint;
import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.http.Exchange;
import health.intake.http.RestExchange;
import health.intake.id.KeyId;
import health.intake.metrics.Metrics.Refusal;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.ratelimit.Limit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision on a request, from its header x-api-key and the declaration of its operation. */
class ApiKeyFilterTest {

    private static final String TOKEN = "token-for-metrics_0123456789-ABCDEF";

    private static final Caller CALLER =
            new Caller(new KeyId(UUID.randomUUID()), "intake_live_abcdef", Set.of(Scope.PROFILES_VIEW), null);

    private final ApiKeyFilter filter = new ApiKeyFilter();
    private final RestExchange exchange = new RestExchange("POST", "/api/v1/profiles");
    private final Exchange answer = new Exchange("POST");
    private final FoundKey key = new FoundKey();

    /** Operations as resources declare them. */
    private interface Operations {

        @PublicEndpoint("isLive")
        void open();

        @RequiresScope({Scope.IMPERSONATE, Scope.PROFILES_VIEW})
        void view();

        @RequiresScope({Scope.ADMIN, Scope.CREATE_USER})
        void create();

        @RequiresScope(value = Scope.CREATE_USER, unlessKeyless = true)
        void register();

        @RequiresScope(value = Scope.PROFILES_VIEW, orBearer = true)
        void scrape();

        void undeclared();
    }

    /** Finds the same holder for every text. */
    private static final class FoundKey extends KeyAuthentication {

        private @Nullable Holder holder = new Holder(CALLER, true);
        private @Nullable String asked;

        @Override
        public Optional<Holder> holder(String text, Runnable admit) {
            asked = text;
            if (holder == null) {
                admit.run();
            }
            return Optional.ofNullable(holder);
        }
    }

    @BeforeEach
    void prepare() {
        filter.response = answer.response();
        filter.authentication = key;
        filter.current = new CurrentCaller();
        filter.token = new MetricsToken();
        filter.token.token = Optional.of(TOKEN);
        limits(null);
    }

    private GivenLimits limits(@Nullable Limit ofKey) {
        GivenLimits limits = new GivenLimits(ofKey);
        filter.limits = limits;
        filter.metrics = limits.metrics;
        return limits;
    }

    private void ask(String operation) {
        filter.resource = RestExchange.matched(Operations.class, operation);
        filter.filter(exchange.request());
    }

    private ProblemException refusal(String operation) {
        return catchThrowableOfType(ProblemException.class, () -> ask(operation));
    }

    @Test
    void publicOperationLooksAtNoKey() {
        exchange.with("x-api-key", "text");

        ask("open");

        assertThat(key.asked).isNull();
        assertThat(filter.current.ifKnown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "undeclared"})
    void optionsNeedsNoKey(String operation) {
        filter.resource = RestExchange.matched(Operations.class, operation);

        assertThatCode(() -> filter.filter(new RestExchange("OPTIONS", "/api/v1/profiles").request()))
                .doesNotThrowAnyException();
    }

    @Test
    void operationWithoutADeclarationIsRefusedEvenToAValidKey() {
        exchange.with("x-api-key", "text");

        assertThat(refusal("undeclared").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(key.asked).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer text", "Authorization, text", "api-key, text", "Cookie, x-api-key=text"})
    void aKeyAnywhereElseIsNone(String header, String value) {
        GivenLimits limits = limits(null);
        exchange.with(header, value);

        assertThat(refusal("view").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(key.asked).isNull();
        assertThat(limits.refused(Refusal.MISSING)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "register"})
    void twoKeysAreNone(String operation) {
        exchange.with("x-api-key", "text").with("x-api-key", "text");

        assertThat(refusal(operation).type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(key.asked).isNull();
    }

    @Test
    void operationThatAllowsItServesALimitedNumberOfRequestsWithoutAKey() {
        ask("register");
        ask("register");

        assertThat(filter.current.ifKnown()).isEmpty();
        assertThat(refusal("register").type()).isEqualTo(ProblemType.RATE_LIMITED);
    }

    @Test
    void sameOperationChecksAKeyThatIsSent() {
        exchange.with("x-api-key", "text");

        assertThat(refusal("register").type()).isEqualTo(ProblemType.SCOPE_MISSING);
    }

    @Test
    void validKeyWithOneOfTheScopesIsTheCaller() {
        exchange.with("x-api-key", "text");

        ask("view");

        assertThat(key.asked).isEqualTo("text");
        assertThat(filter.current.get()).isEqualTo(CALLER);
        assertThat(filter.current.ifRefused()).isEmpty();
    }

    @Test
    void refusalOfAScopeNamesThoseThatWouldDo() {
        exchange.with("x-api-key", "text");

        ProblemException refusal = refusal("create");

        assertThat(refusal.type()).isEqualTo(ProblemType.SCOPE_MISSING);
        assertThat(refusal.detail()).isEqualTo("The API key needs one of these scopes: ADMIN, CREATE_USER.");
        assertThat(filter.current.ifKnown()).as("for the trail").contains(CALLER);
    }

    @Test
    void unknownKeyIsForbiddenUntilTheClientHasSentTooMany() {
        exchange.with("x-api-key", "text");
        key.holder = null;

        assertThat(refusal("view").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal("view").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal("view").type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(filter.current.ifKnown()).isEmpty();
        assertThat(filter.current.ifRefused()).isEmpty();
    }

    @Test
    void keyThatIsNoLongerValidIsForbiddenAndNamedInTheTrail() {
        GivenLimits limits = limits(null);
        exchange.with("x-api-key", "text");
        key.holder = new KeyAuthentication.Holder(CALLER, false);

        assertThat(refusal("view").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(filter.current.ifKnown()).isEmpty();
        assertThat(filter.current.ifRefused()).contains(CALLER);
        assertThat(limits.refused(Refusal.INVALID)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "create"})
    void answersAndRefusalsReportTheLimitOfTheKey(String operation) {
        exchange.with("x-api-key", "text");
        limits(new Limit("key", 2));

        catchThrowableOfType(ProblemException.class, () -> ask(operation));

        assertThat(answer.answered)
                .containsEntry("RateLimit", "\"key\";r=1;t=60")
                .containsEntry("RateLimit-Policy", "\"key\";q=2;w=60");
    }

    @Test
    void requestBeyondTheLimitOfTheKeyIsRefusedWithTheCallerInTheTrail() {
        exchange.with("x-api-key", "text");
        limits(new Limit("key", 1));
        ask("view");
        filter.current = new CurrentCaller();

        assertThat(refusal("view").type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(filter.current.ifKnown()).contains(CALLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void tokenForMetricsIsServedWithoutAKeyWhereItIsDeclared(String scheme) {
        exchange.with("Authorization", scheme + TOKEN);

        ask("scrape");

        assertThat(key.asked).isNull();
        assertThat(filter.current.ifKnown()).as("no caller is in the trail").isEmpty();
        assertThat(refusal("view").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal("undeclared").type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void tokenForMetricsIsNoKey() {
        GivenLimits limits = limits(null);
        exchange.with("x-api-key", TOKEN).with("Authorization", "Bearer " + TOKEN);
        key.holder = null;

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(limits.refused(Refusal.INVALID)).isEqualTo(1);
    }

    @Test
    void tokenForMetricsHasTheLimitOfAKey() {
        exchange.with("Authorization", "Bearer " + TOKEN);
        limits(new Limit("key", 1));
        ask("scrape");

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.RATE_LIMITED);
    }

    @Test
    void keyMayBeABearersWhereItIsDeclared() {
        exchange.with("Authorization", "Bearer text");

        ask("scrape");

        assertThat(key.asked).isEqualTo("text");
        assertThat(filter.current.get()).isEqualTo(CALLER);
    }

    @Test
    void wrongTokenCountsAsAnInvalidKey() {
        GivenLimits limits = limits(null);
        exchange.with("Authorization", "Bearer " + TOKEN.replace('D', 'd'));
        key.holder = null;

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(limits.refused(Refusal.INVALID)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic " + TOKEN, TOKEN, "Bearer" + TOKEN, ""})
    void anythingElseInTheHeaderAuthorizationIsNoKey(String value) {
        GivenLimits limits = limits(null);
        exchange.with("Authorization", value);

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(limits.refused(Refusal.MISSING)).isEqualTo(1);
        assertThat(key.asked).isNull();
    }

    @Test
    void twoHeadersAuthorizationAreNone() {
        exchange.with("Authorization", "Bearer " + TOKEN).with("Authorization", "Bearer " + TOKEN);

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void withoutATokenOnlyKeysAreServed() {
        filter.token.token = Optional.empty();
        exchange.with("Authorization", "Bearer " + TOKEN);
        key.holder = null;

        assertThat(refusal("scrape").type()).isEqualTo(ProblemType.FORBIDDEN);
    }
}
