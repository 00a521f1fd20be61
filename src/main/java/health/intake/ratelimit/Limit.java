package health.intake.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How many requests of a kind one subject may make in a minute.
 *
 * @param name of the kind, in lower case; printed in answers
 * @param requests at least 1
 * @param isOfAllNodes whether they count together, which takes a round trip to Redis
 */
public record Limit(String name, int requests, boolean isOfAllNodes) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}");

    /** @throws IllegalArgumentException if there is no such limit */
    public Limit {
        if (!NAME.matcher(name).matches() || requests < 1) {
            throw new IllegalArgumentException("A limit has a name in lower case and allows at least 1 request");
        }
    }

    /** One of all nodes together. */
    public Limit(String name, int requests) {
        this(name, requests, true);
    }

    /** One that each node counts for itself, without a round trip. */
    public static Limit ofEachNode(String name, int requests) {
        return new Limit(name, requests, false);
    }

    /** Refilled as a whole when the minute is over: with a gradual refill, a minute would see nearly twice as many. */
    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, WINDOW))
                .build();
    }
}
