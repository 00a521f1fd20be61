package health.intake.redis;

import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.redisson.client.DefaultNettyHook;

/** Sends the commands of several threads with one system call. */
final class FlushConsolidation extends DefaultNettyHook {

    private static final boolean ALSO_BETWEEN_READS = true;

    @Override
    public void afterChannelInitialization(Channel channel) {
        channel.pipeline()
                .addFirst(new FlushConsolidationHandler(
                        FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, ALSO_BETWEEN_READS));
    }
}
