package health.intake.blackbox.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 1.4 and 6: limits of keys and of failing authentications, and CORS, on a node that has some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitsIT {

    private static final int OF_ALL = 5;
    private static final int OF_ONE = 2;
    private static final int OF_OWN = 4;
    private static final int FAILURES = 10;

    /**
     * Separate clients, by the header of the node's proxy: unknown keys are refused once the limit of an address is used up.
     */
    private static final String[] GUESSER = {"X-Forwarded-For", "192.0.2.66"};

    private static final String[] REGISTRANT = {"X-Forwarded-For", "192.0.2.77"};

    private static final Map<String, Integer> PATHS = Map.of(
            "/api/v1/profiles?limit=1", 200,
            "/api/v1/profiles/00000000-0000-7000-8000-000000000000", 404,
            "/api/v1/profiles/none", 400,
            "/api/v1/profiles?limit=none", 400,
            "/api/admin/organizations", 403);

    private final Tenant tenant = Tenant.create();
    private final Key limited = tenant.key("PROFILES_VIEW");
    private final Key tight = tenant.key("PROFILES_VIEW");
    private final Key flooding = tenant.key("PROFILES_VIEW");
    private final Key elsewhere = tenant.key("PROFILES_VIEW");
    private final Map<String, Key> own =
            PATHS.keySet().stream().collect(Collectors.toMap(path -> path, path -> tenant.key("PROFILES_VIEW")));
    private final Key free = tenant.key("PROFILES_VIEW");
    private SecondNode node;

    @BeforeAll
    void start() {
        node = Installation.shared()
                .secondNode(Map.of(
                        "INTAKE_RATE_LIMIT_KEY",
                        String.valueOf(OF_ALL),
                        "INTAKE_RATE_LIMIT_KEYS",
                        pairs(),
                        "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION",
                        String.valueOf(FAILURES),
                        "INTAKE_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "INTAKE_CORS_ORIGINS",
                        "https://PORTAL.example/"));
    }

    private String pairs() {
        return Stream.concat(
                        Stream.of(tight.id() + "=" + OF_ONE, free.id() + "=none"),
                        own.values().stream().map(key -> key.id() + "=" + OF_OWN))
                .collect(Collectors.joining(","));
    }

    @AfterAll
    void end() {
        node.close();
    }

    private void passes(String secret, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(node.describe(secret).status()).isEqualTo(200);
        }
    }

    private Answer byGuesser(String secret) {
        return node.get("/api/v1/key", GUESSER[0], GUESSER[1], "x-api-key", secret);
    }

    private Answer byRegistrant(String body) {
        return node.register(body, REGISTRANT[0], REGISTRANT[1], "organization", Unique.slug("nowhere"));
    }

    private void isRefused(String secret, String policy) {
        isRefused(node.describe(secret), policy);
    }

    private static void isRefused(Answer refused, String policy) {
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("code").asText()).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValue("RateLimit-Policy")).contains(policy);
        long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).matches("\"[a-z-]+\";r=0;t=" + wait));
    }

    @Test
    void keyIsLimitedByTheSetting() {
        passes(limited.secret(), OF_ALL);

        isRefused(limited.secret(), "\"key\";q=5;w=60");
        isRefused(limited.secret(), "\"key\";q=5;w=60");
    }

    static Set<String> paths() {
        return PATHS.keySet();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyAnswerToAKeyWithItsOwnLimitShowsWhatIsLeft(String path) {
        String secret = Objects.requireNonNull(own.get(path)).secret();
        for (int left = OF_OWN - 1; left >= 0; left--) {
            Answer answer = node.get(path, "x-api-key", secret);

            assertThat(answer.status()).isEqualTo(PATHS.get(path));
            assertThat(answer.headers().allValues("RateLimit-Policy")).containsExactly("\"key\";q=4;w=60");
            String expected = "\"key\";r=" + left + ";t=\\d+";
            assertThat(answer.headers().allValues("RateLimit")).singleElement().satisfies(told -> assertThat(told)
                    .matches(expected));
        }
        isRefused(secret, "\"key\";q=4;w=60");
    }

    /** The count of one node would mislead a client whose next request goes to another. */
    @Test
    void limitOfAllKeysIsShownOnlyWhenItIsReached() {
        Answer answer = node.describe(elsewhere.secret());

        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    @Test
    void floodIsRecordedOnceAMinute() {
        passes(flooding.secret(), OF_ALL);
        for (int i = 0; i < 40; i++) {
            String path = i % 2 == 0 ? "/api/v1/key" : "/api/v1/profiles?limit=1";
            assertThat(node.get(path, "x-api-key", flooding.secret()).status()).isEqualTo(429);
        }

        Trail trail = Trail.of(tenant);
        Deadline.within(
                Duration.ofSeconds(10), "it is recorded", () -> !refusals(trail).isEmpty());
        // a minute may end in between
        Deadline.throughout(
                Duration.ofSeconds(2), () -> assertThat(refusals(trail)).hasSizeBetween(1, 2));
    }

    private List<JsonNode> refusals(Trail trail) {
        return trail.entries("&key=" + flooding.id()).stream()
                .filter(entry -> entry.get("status").asInt() == 429)
                .toList();
    }

    @Test
    void answerToAKeyWithoutLimitNamesNone() {
        Answer answer = node.describe(free.secret());

        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    @Test
    void scriptsOfAConfiguredOriginMayReadTheHeadersOfEveryAnswer() {
        String secret = tenant.key("PROFILES_VIEW").secret();

        Answer answer = node.anonymous()
                .unchecked()
                .with("x-api-key", secret)
                .with("Origin", "https://portal.example")
                .get("/api/v1/key");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://portal.example");
        String exposed =
                answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow();
        assertThat(exposed.toLowerCase(Locale.ROOT).split(", "))
                .containsExactlyInAnyOrderElementsOf(AnswerRules.EXPOSED);
    }

    @Test
    void keyMayHaveAnotherLimit() {
        passes(tight.secret(), OF_ONE);

        isRefused(tight.secret(), "\"key\";q=2;w=60");
    }

    @Test
    void keyMayHaveNoLimit() {
        passes(free.secret(), 3 * OF_ALL);
    }

    @Test
    void invalidKeysAreLimitedByAddressAndCachedValidOnesAreNot() {
        String unknown = KeyText.unissued();
        String policy = "\"failed-authentication\";q=10;w=60";
        assertThat(byGuesser(free.secret()).status()).isEqualTo(200);
        for (int i = 0; i < FAILURES; i++) {
            assertThat(byGuesser(i % 2 == 0 ? unknown : "rubbish").status()).isEqualTo(403);
        }

        isRefused(byGuesser(unknown), policy);
        isRefused(byGuesser("rubbish"), policy);
        for (int i = 0; i < 3; i++) {
            assertThat(byGuesser(free.secret()).status()).isEqualTo(200);
        }
        // a key that the node has not seen is not looked up
        isRefused(byGuesser(tenant.key("PROFILES_VIEW").secret()), policy);
        Bill bill = Bill.of(i -> isRefused(byGuesser(KeyText.unissued()), policy));
        assertThat(bill.redis()).isEmpty();
        assertThat(bill.statementsAndCommits()).isZero();
        assertThat(node.describe(KeyText.unissued()).status()).isEqualTo(403);
    }

    @Test
    void keylessRequestsAreLimitedByAddress() {
        String policy = "\"keyless\";q=10;w=60";
        for (int i = 0; i < FAILURES; i++) {
            assertThat(byRegistrant("{").status()).isEqualTo(403);
        }

        for (String body : List.of("{", "{}", PatientBody.create().toString())) {
            isRefused(byRegistrant(body), policy);
        }
        Bill bill = Bill.of(i -> isRefused(byRegistrant("{"), policy));
        assertThat(bill.redis()).isEmpty();
        assertThat(bill.statementsAndCommits()).isZero();
        assertThat(node.register("{").status()).isEqualTo(400);
    }
}
