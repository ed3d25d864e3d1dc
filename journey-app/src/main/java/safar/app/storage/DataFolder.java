package safar.app.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything of an installation, with one room for each store, which only its owner may enter (mode 0700). */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder of a store, made when absent. */
    public Path room(String name) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            return Files.createDirectories(root.resolve(name), ownerOnly);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the folder " + root.resolve(name) + ": " + e, e);
        }
    }
}
