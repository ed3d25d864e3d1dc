package safar.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps some of the disk free: a store that ran into the end of it has to be opened again, one that stopped before goes on by itself. What is
 * kept free is also what is needed to tidy up.
 */
final class Space {

    private final Path path;
    private final FileStore disk;
    private final long reserve;

    Space(Path path, long reserve) {
        this.path = path;
        this.reserve = reserve;
        try {
            this.disk = Files.getFileStore(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEnough() {
        return reserve == 0 || left() >= reserve;
    }

    void refuseWhenScarce() {
        if (!isEnough()) {
            throw new NoSpaceException(
                    "event store in %s takes no events while less than %,d bytes of its disk are free, found %,d"
                            .formatted(path, reserve, left()));
        }
    }

    private long left() {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
