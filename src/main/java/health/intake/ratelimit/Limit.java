package health.intake.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The number of requests of one kind that a subject may send in a minute.
 *
 * @param name the kind in lower case; printed in answers
 * @param requests at least 1
 * @param isOfAllNodes whether all nodes count together, which takes a round trip to Redis
 */
public record Limit(String name, int requests, boolean isOfAllNodes) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,39}");

    /** @throws IllegalArgumentException if the name or the number is invalid */
    public Limit {
        if (!NAME.matcher(name).matches() || requests < 1) {
            throw new IllegalArgumentException("A limit has a name in lower case and allows at least 1 request");
        }
    }

    /** A limit that all nodes count together. */
    public Limit(String name, int requests) {
        this(name, requests, true);
    }

    /** A limit that each node counts for itself, without a round trip. */
    public static Limit ofEachNode(String name, int requests) {
        return new Limit(name, requests, false);
    }

    /** Refilled all at once when the minute is over: a gradual refill would allow nearly twice as many in a minute. */
    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, WINDOW))
                .build();
    }
}
