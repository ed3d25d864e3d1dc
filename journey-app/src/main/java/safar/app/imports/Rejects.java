package safar.app.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.app.imports.mapping.Json;
import tools.jackson.databind.node.ObjectNode;

/** The file of rows that did not make it, one JSON object a line with the reason; there is none until there is a reject. */
final class Rejects implements Closeable {

    private final Path path;
    private @Nullable FileChannel channel;
    private long length;

    /** Keeps the first {@code length} bytes of an earlier run. */
    Rejects(Path path, long length) throws IOException {
        this.path = path;
        this.length = Files.exists(path) ? Math.min(length, Files.size(path)) : 0;
        if (this.length == 0) {
            Files.deleteIfExists(path);
        } else {
            open().truncate(this.length);
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        return channel;
    }

    Path path() {
        return path;
    }

    /** Appends and answers the new length in bytes. */
    long append(List<ObjectNode> rejects) throws IOException {
        for (var reject : rejects) {
            var line =
                    ByteBuffer.wrap((Json.MAPPER.writeValueAsString(reject) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                length += open().write(line, length);
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
