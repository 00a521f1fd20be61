package health.intake.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.access.Caller;
import health.intake.access.Scope;
import health.intake.id.KeyId;
import health.intake.metrics.Metrics.Refusal;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.ratelimit.Limit;
import health.intake.ratelimit.LimitState;
import health.intake.trouble.HeardLog;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AuthenticationLimitsTest {

    private static final Caller CALLER =
            new Caller(new KeyId(UUID.randomUUID()), "intake_live_abcdef", Set.of(Scope.PROFILES_VIEW), null);

    private final GivenLimits limits = new GivenLimits(null);

    private static ProblemType refusal(ThrowingCallable request) {
        return catchThrowableOfType(ProblemException.class, request).type();
    }

    @Test
    void keyWithoutALimitIsNotCounted() {
        assertThat(limits.spend(CALLER)).isEmpty();
    }

    @Test
    void limitOfAllNodesIsReportedToTheClient() {
        Limit limit = new Limit("key", 2);

        assertThat(new GivenLimits(limit).spend(CALLER)).contains(new LimitState(limit, 1, 60));
    }

    @Test
    void limitOfEachNodeIsCountedButNotReported() {
        GivenLimits ofEach = new GivenLimits(Limit.ofEachNode("key", 2));

        assertThat(ofEach.spend(CALLER)).isEmpty();
        assertThat(ofEach.spend(CALLER)).isEmpty();
        assertThat(refusal(() -> ofEach.spend(CALLER))).isEqualTo(ProblemType.RATE_LIMITED);
    }

    @Test
    void keysAreCountedApart() {
        GivenLimits one = new GivenLimits(new Limit("key", 1));
        one.spend(CALLER);

        assertThat(one.spend(new Caller(null, "intake_live_abcdef", Set.of(Scope.ADMIN), null)))
                .isPresent();
    }

    @Test
    void requestsWithoutAKeyAreLimited() {
        limits.keyless();
        limits.keyless();

        assertThat(refusal(limits::keyless)).isEqualTo(ProblemType.RATE_LIMITED);
    }

    @Test
    void invalidKeyIsForbiddenUntilTheClientHasSentTooMany() {
        assertThat(limits.failed().type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(limits.failed().type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(limits.failed().type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(limits.refused(Refusal.INVALID)).isEqualTo(2);
        assertThat(limits.refused(Refusal.LIMITED)).isEqualTo(1);
    }

    @Test
    void clientIsAdmittedUntilItHasSentTooManyInvalidKeys() {
        limits.failed();
        for (int request = 0; request < 5; request++) {
            assertThatCode(limits::admit).doesNotThrowAnyException();
        }
        limits.failed();

        assertThat(refusal(limits::admit)).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(limits.refused(Refusal.LIMITED)).isEqualTo(1);
    }

    @Test
    void unknownKeysAreLoggedByNetworkAndOthersAreNot() {
        limits.failed();
        limits.unknown();
        refusal(limits::admit);

        assertThat(HeardLog.lines(limits.invalidKeys::tell))
                .containsExactly("2 requests with an invalid key within a minute from " + GivenLimits.NETWORK);
    }

    @Test
    void logBeginsAgainEveryMinute() {
        limits.unknown();
        limits.invalidKeys.tell();

        assertThat(HeardLog.lines(limits.invalidKeys::tell)).isEmpty();
    }

    @Test
    void networksBeyondTheFirstThousandAreLoggedTogether() {
        for (int network = 0; network < 1_003; network++) {
            limits.invalidKeys.tried("network " + network);
        }

        assertThat(HeardLog.lines(limits.invalidKeys::tell))
                .hasSize(1_001)
                .contains("1 requests with an invalid key within a minute from network 999")
                .contains("3 requests with an invalid key within a minute from further addresses");
    }
}
