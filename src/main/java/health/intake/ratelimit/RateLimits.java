package health.intake.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.redis.RedisLink;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts requests. Each node counts its own; for limits of all nodes Redis also counts them together, while it answers, and
 * the smaller rest decides. {@link RateLimitSettings} makes it injectable.
 */
public final class RateLimits {

    private static final long MAX_EXHAUSTED = 100_000;

    private final Clock clock;
    private final BucketText texts;
    private final LocalBuckets local;

    /** When each exhausted bucket is refilled; until then its requests are refused by this map alone. */
    private final Cache<String, Instant> exhausted = Caffeine.newBuilder()
            .maximumSize(MAX_EXHAUSTED)
            .expireAfterWrite(Limit.WINDOW)
            .executor(Runnable::run)
            .build();

    private final Optional<SharedBuckets> shared;

    /** @param redis empty if none is configured */
    public RateLimits(Optional<RedisLink> redis, Secrets secrets, Clock clock) {
        this.clock = clock;
        TimeMeter time = new ClockMeter(clock);
        texts = new BucketText(secrets.hmac(Purpose.RATE_LIMIT));
        local = new LocalBuckets(time);
        shared = redis.map(link -> new SharedBuckets(link, texts, time));
    }

    /**
     * Counts one request.
     *
     * @param subject the owner of the requests, such as a client address with an organization
     * @throws ProblemException {@code rate_limited} with Retry-After and the header fields of {@link LimitState} if none is left
     */
    public LimitState spend(Limit limit, String subject) {
        String name = name(limit, subject);
        refuseExhausted(limit, name);
        // counted in the node too, so that a moment without Redis gives no client a full bucket
        LimitState ofNode = state(limit, name, local.bucket(name, limit).tryConsumeAndReturnRemaining(1));
        return shared.filter(buckets -> limit.isOfAllNodes())
                .flatMap(buckets -> spendShared(buckets, name, limit))
                .map(probe -> state(limit, name, probe))
                .filter(together -> together.left() <= ofNode.left())
                .orElse(ofNode);
    }

    private String name(Limit limit, String subject) {
        // subjects that stay in the node need not be hidden, and an HMAC for each request with a key would cost time
        return limit.isOfAllNodes()
                ? texts.name(limit, subject)
                : limit.name() + ":" + limit.requests() + ":" + subject;
    }

    /**
     * Refuses a request if {@link #spend} would refuse it, as far as this node can tell without asking Redis; counts nothing.
     *
     * @param subject likewise
     * @throws ProblemException likewise
     */
    public void requireLeft(Limit limit, String subject) {
        String name = name(limit, subject);
        refuseExhausted(limit, name);
        EstimationProbe left = local.bucket(name, limit).estimateAbilityToConsume(1);
        if (!left.canBeConsumed()) {
            throw refusal(limit, seconds(Duration.ofNanos(left.getNanosToWaitForRefill())));
        }
    }

    private void refuseExhausted(Limit limit, String name) {
        Instant now = clock.instant();
        Instant end = exhausted.getIfPresent(name);
        if (end != null && now.isBefore(end)) {
            throw refusal(limit, seconds(Duration.between(now, end)));
        }
    }

    private LimitState state(Limit limit, String name, ConsumptionProbe probe) {
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            exhausted.put(name, clock.instant().plus(wait));
            throw refusal(limit, seconds(wait));
        }
        return new LimitState(
                limit, probe.getRemainingTokens(), seconds(Duration.ofNanos(probe.getNanosToWaitForReset())));
    }

    private static Optional<ConsumptionProbe> spendShared(SharedBuckets buckets, String name, Limit limit) {
        try {
            return Optional.of(buckets.builder().build(name, limit::bucket).tryConsumeAndReturnRemaining(1));
        } catch (RuntimeException e) {
            // no answer, or an unusable one; the link logs that
            return Optional.empty();
        }
    }

    /** Rounded up: at least 1, because the wait ends in the future. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static ProblemException refusal(Limit limit, long seconds) {
        Map<String, String> headers = new HashMap<>(new LimitState(limit, 0, seconds).headers());
        headers.put("Retry-After", Long.toString(seconds));
        return new ProblemException(ProblemType.RATE_LIMITED, headers);
    }
}
