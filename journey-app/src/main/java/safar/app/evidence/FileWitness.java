package safar.app.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import safar.projection.evidence.SignedNote;

/** Adds each checkpoint to the end of a file, which should lie where this program's owner cannot change it: another machine, or a medium written once. */
record FileWitness(Path file) implements Witness {

    @Override
    public void tell(SignedNote checkpoint) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((checkpoint + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }
}
