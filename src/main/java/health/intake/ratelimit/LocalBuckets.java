package health.intake.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.util.Arrays;

/** The buckets of this node alone. */
final class LocalBuckets {

    private static final int CAPACITY = 100_000;

    private final TimeMeter time;

    // evicts in the calling thread, so that no thread of a shared pool keeps a reference to our class loader; a bucket
    // that was not used for a minute is full again, so dropping it changes nothing
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CAPACITY)
            .expireAfterAccess(Limit.WINDOW)
            .executor(Runnable::run)
            .build();

    LocalBuckets(TimeMeter time) {
        this.time = time;
    }

    Bucket bucket(String name, Limit limit) {
        return buckets.get(name, absent -> fill(limit.bucket()));
    }

    private Bucket fill(BucketConfiguration configuration) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        Arrays.stream(configuration.getBandwidths()).forEach(builder::addLimit);
        return builder.build();
    }
}
