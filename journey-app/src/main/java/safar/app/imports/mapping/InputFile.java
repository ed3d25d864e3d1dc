package safar.app.imports.mapping;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file open for reading as text, gzipped or not, with or without a byte order mark; a byte that is no character is an error. */
final class InputFile implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final SeekableByteChannel channel;
    private final Reader reader;

    private InputFile(SeekableByteChannel channel, Reader reader) {
        this.channel = channel;
        this.reader = reader;
    }

    static InputFile open(Path path, Charset charset) throws IOException {
        var channel = Files.newByteChannel(path);
        try {
            var bytes = unzipped(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
            var reader = new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()), BUFFER);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return new InputFile(channel, reader);
        } catch (IOException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    private static InputStream unzipped(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        var start = (bytes.read() << 8) | bytes.read();
        bytes.reset();
        return start == GZIP ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    Reader reader() {
        return reader;
    }

    /** How many of the file's bytes are read, as they lie on the disk. */
    long position() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        channel.close();
    }
}
