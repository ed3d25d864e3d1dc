package safar.command.ingest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A body that refuses to be read beyond its limits, or beyond the room that all bodies share, so that none can fill the memory or stay for ever. */
final class BoundedBody extends ServletInputStream {

    private final InputStream in;
    private final Semaphore room;
    private final long latest;
    private int count;
    private boolean finished;

    BoundedBody(InputStream in, Semaphore room, Duration patience) {
        this.in = in;
        this.room = room;
        this.latest = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        finished = read < 0;
        if (read > Limits.BODY_BYTES - count) {
            throw RefusedRequestException.tooLarge();
        }
        if (latest - System.nanoTime() < 0) {
            throw RefusedRequestException.tooSlow();
        }
        if (read > 0) {
            hold(read);
        }
        return read;
    }

    private void hold(int bytes) {
        if (!room.tryAcquire(bytes)) {
            throw RefusedRequestException.noRoom();
        }
        count += bytes;
    }

    /** Nobody needs what was read any more. */
    void release() {
        room.release(count);
        count = 0;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("a bounded body is read by blocking");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
