package health.intake.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitWritableByteChannel;
import org.xnio.conduits.StreamSinkConduit;

/** Buffers an answer until it is complete, however slow its reader is. Undertow's I/O threads then send it as it is read. */
final class BufferingSink extends AbstractStreamSinkConduit<StreamSinkConduit> {

    private final HttpServerExchange exchange;
    private final Backlog backlog;
    private final Queue<ByteBuffer> held = new ArrayDeque<>();
    private boolean hasBegun;
    private boolean hasEnded;
    private boolean isWaiting;

    BufferingSink(StreamSinkConduit next, HttpServerExchange exchange, Backlog backlog) {
        super(next);
        this.exchange = exchange;
        this.backlog = backlog;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        ByteBuffer copy = ByteBuffer.allocate((int) Buffers.remaining(sources, offset, length));
        int taken = Buffers.copy(copy, sources, offset, length);
        if (taken > 0) {
            held.add(copy.flip());
        }
        return taken;
    }

    @Override
    public int write(ByteBuffer source) {
        return (int) write(new ByteBuffer[] {source}, 0, 1);
    }

    @Override
    public int writeFinal(ByteBuffer source) {
        return write(source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) {
        return write(sources, offset, length);
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) throws IOException {
        return source.transferTo(position, count, new ConduitWritableByteChannel(this));
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) throws IOException {
        return IoUtils.transfer(source, count, through, new ConduitWritableByteChannel(this));
    }

    @Override
    public void terminateWrites() {
        // done when everything is sent
    }

    @Override
    public void awaitWritable() {
        // it always is
    }

    @Override
    public void awaitWritable(long time, TimeUnit unit) {
        // it always is
    }

    @Override
    public void resumeWrites() {
        if (!isWaiting) {
            isWaiting = true;
            backlog.add(exchange, held.stream().mapToLong(ByteBuffer::capacity).sum());
        }
        super.resumeWrites();
    }

    @Override
    public boolean flush() throws IOException {
        return exchange.getAttachment(AnswersHandler.COMPLETE) == null || send();
    }

    private boolean send() throws IOException {
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            held.clear();
        }
        for (ByteBuffer first = held.peek(); first != null; first = held.peek()) {
            int sent = held.size() == 1 ? next.writeFinal(first) : next.write(first);
            requireBegun(sent > 0);
            if (first.hasRemaining()) {
                return false;
            }
            held.remove();
        }
        if (!hasEnded) {
            hasEnded = true;
            next.terminateWrites();
        }
        boolean isFlushed = next.flush();
        requireBegun(isFlushed);
        return isFlushed;
    }

    /**
     * Undertow 2.3.23 sends other bytes in place of headers that the socket does not take at once. That happens only to a
     * client that asks again before reading the answer; the connection is closed.
     */
    private void requireBegun(boolean hasSent) throws IOException {
        if (!hasBegun && !hasSent) {
            throw new ClosedChannelException();
        }
        hasBegun = true;
    }
}
