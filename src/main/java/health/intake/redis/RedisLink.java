package health.intake.redis;

import health.intake.trouble.Trouble;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;

/**
 * Access to Redis for callers that can do without an answer: they wait no longer than a time-out, and not at all while the
 * circuit breaker is open. No method throws because of Redis.
 */
public final class RedisLink implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final RedisConnector connector;
    private final Trouble trouble = new Trouble("Redis is unavailable; the service runs without it");
    private volatile String lastFailure = "";

    private RedisLink(RedisServer server, Duration timeout) {
        this.timeout = timeout;
        this.breaker = breaker();
        this.connector = RedisConnector.start(server, timeout, trouble);
    }

    /**
     * Connects in the background and returns at once.
     *
     * @param timeout the longest that any call waits
     */
    static RedisLink to(RedisServer server, Duration timeout) {
        return new RedisLink(server, timeout);
    }

    /**
     * Connects in the background and returns at once; for TLS, the JVM decides which certificates are trusted.
     *
     * @param url value of the setting intake.redis.url
     * @param timeout the longest that any call waits
     * @throws IllegalArgumentException if the URL is invalid, without repeating it
     */
    public static RedisLink to(String url, Duration timeout) {
        return to(RedisServer.of(url, Optional.empty()), timeout);
    }

    /** The script's result; empty if there is none, or if Redis is unavailable, too slow or refuses. */
    public Optional<String> run(String script, List<Object> keys, Object... arguments) {
        return answer(redis -> redis.run(script, keys, arguments), failure -> false);
    }

    /**
     * The beginning of an ASCII string; empty if the key is missing or holds another type, or if Redis is unavailable, too
     * slow or refuses.
     *
     * @param length the greatest number of characters
     */
    public Optional<String> read(String key, int length) {
        ByteBuffer beginning = ByteBuffer.allocate(length);
        return answer(redis -> redis.read(key, beginning), RedisLink::isRefusal)
                .map(read -> new String(beginning.array(), 0, beginning.position(), StandardCharsets.US_ASCII))
                .filter(text -> !text.isEmpty());
    }

    private <T> Optional<T> answer(
            Function<ConnectedRedis, Future<@Nullable T>> question, Predicate<Exception> isHarmless) {
        ConnectedRedis redis = connector.redis();
        if (redis == null || !breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        try {
            @Nullable T answer = question.apply(redis).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return Optional.ofNullable(answer);
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (isHarmless.test(e)) {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            } else {
                failed(System.nanoTime() - start, e);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether Redis answered, but refused. Redisson has no exception of its own for a key that holds another type, and uses
     * the same for a connection that it could not make; only that one has a cause.
     */
    private static boolean isRefusal(Exception failure) {
        Throwable cause = failure.getCause();
        return cause != null && cause.getClass() == RedisException.class && cause.getCause() == null;
    }

    private void failed(long nanoseconds, Exception failure) {
        lastFailure = RedisFailure.cause(failure);
        breaker.onError(nanoseconds, TimeUnit.NANOSECONDS, failure);
    }

    /** Asks Redis, unless the breaker is open. */
    public boolean answers() {
        return run(ConnectedRedis.PING, List.of()).isPresent();
    }

    @Override
    public void close() {
        connector.close();
    }

    /** Opens when half of the last calls failed; then lets one call through every second. */
    private CircuitBreaker breaker() {
        CircuitBreaker made = CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .waitDurationInOpenState(PAUSE)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        made.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
        return made;
    }

    private void tell(CircuitBreaker.StateTransition transition) {
        switch (transition) {
            case CLOSED_TO_OPEN -> {
                connector.fails();
                trouble.failed(lastFailure);
            }
            case HALF_OPEN_TO_OPEN -> trouble.failed(lastFailure);
            case HALF_OPEN_TO_CLOSED -> {
                connector.works();
                trouble.succeeded();
            }
            default -> {}
        }
    }
}
