package health.intake.ratelimit;

import health.intake.redis.RedisLink;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The buckets that all nodes share, in Redis. A missing entry, or one that Intake did not write, counts as a full bucket and
 * is overwritten by the next state. Without an answer from Redis a call throws a {@link NoSuchElementException}.
 */
final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    /** A swap fails only if another request changed the bucket first; so many failures in a row mean that something is wrong. */
    private static final int MAX_TRIES = 20;

    // reads at most the length of a state; any other characters, or another type, count as a missing entry
    private static final String RULES =
            """
            local text = redis.pcall('getrange', KEYS[1], 0, 511)
            text = type(text) == 'string' and string.match(text, '^[%w_.-]+$') or ''
            """;

    private static final String READ = RULES + "return text";

    // ARGV: the text that was read, the new one, time to live in ms
    private static final String SWAP = RULES
            + """
                    if text ~= ARGV[1] then
                      return 'LOST'
                    end
                    redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
                    return 'WON'
                    """;

    private final RedisLink link;
    private final BucketText texts;

    SharedBuckets(RedisLink link, BucketText texts, TimeMeter time) {
        super(ClientSideConfig.getDefault().withClientClock(time).withMaxRetries(MAX_TRIES));
        this.link = link;
        this.texts = texts;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
        return new Swap(name);
    }

    private final class Swap implements CompareAndSwapOperation {

        private final String name;
        private String read = "";

        Swap(String name) {
            this.name = name;
        }

        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
            read = link.run(READ, List.of(name)).orElseThrow();
            return texts.open(name, read);
        }

        /** The entry may expire after a minute, when its bucket would be full again. */
        @Override
        public boolean compareAndSwap(
                byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
            return link.run(SWAP, List.of(name), read, texts.seal(name, after), Limit.WINDOW.toMillis())
                    .orElseThrow()
                    .equals("WON");
        }
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeProxy(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String name) {
        throw new UnsupportedOperationException();
    }
}
