package safar.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers beside the database how far appends were acknowledged, so that recovery can tell a torn tail from lost events.
 * It is written after each sync but not synced itself: after a power cut it may be behind, never ahead.
 */
final class Acknowledged implements AutoCloseable {

    static final String FILE = "acknowledged";

    private final FileChannel channel;

    private Acknowledged(FileChannel channel) {
        this.channel = channel;
    }

    static Acknowledged in(Path folder) {
        try {
            return new Acknowledged(FileChannel.open(
                    folder.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last position that was acknowledged in the folder, as far as is known; 0 when nothing is. */
    static long last(Path folder) {
        var file = folder.resolve(FILE);
        try {
            var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void upTo(long position) {
        try {
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, position), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
