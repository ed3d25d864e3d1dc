package safar.command.ingest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that refuses to be read beyond its limit, so that a small compressed one cannot fill the memory. */
final class BoundedBody extends ServletInputStream {

    private final InputStream in;
    private final long limit;
    private long count;
    private boolean finished;

    BoundedBody(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
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
        count += Math.max(read, 0);
        if (count > limit) {
            throw RefusedRequestException.tooLarge(limit);
        }
        return read;
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
