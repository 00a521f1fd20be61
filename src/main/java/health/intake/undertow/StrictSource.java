package health.intake.undertow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/** The bytes from one client, up to the first that is not part of a valid request: there the connection ends. */
final class StrictSource extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final byte[] REFUSAL =
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final RequestFraming framing = new RequestFraming();
    private final StreamSinkConduit answers;

    private StrictSource(StreamConnection connection) {
        super(connection.getSourceChannel().getConduit());
        answers = connection.getSinkChannel().getConduit();
    }

    /** To be called before anything is read from the connection. */
    static void putInto(StreamConnection connection) {
        connection.getSourceChannel().setConduit(new StrictSource(connection));
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int start = buffer.position();
        int read = framing.isBroken() ? 0 : next.read(buffer);
        int valid = read > 0 ? framing.accept(buffer, start, read) : read;
        buffer.position(start + Math.max(0, valid));
        if (valid == 0 && framing.isBroken()) {
            refuse();
        }
        return valid;
    }

    /** Sends no refusal while a request is worked on: its answer may have begun, and the refusal would look like part of it. */
    private void refuse() throws IOException {
        if (framing.isInHead()) {
            answers.write(ByteBuffer.wrap(REFUSAL));
        }
        throw new IOException("not a valid request");
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            if (buffers[i].hasRemaining()) {
                return read(buffers[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer throughBuffer, StreamSinkChannel target) throws IOException {
        return Conduits.transfer(this, count, throughBuffer, target);
    }
}
