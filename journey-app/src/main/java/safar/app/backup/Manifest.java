package safar.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself; written last, so that a folder without one is no backup.
 *
 * @param position how many events it holds
 */
record Manifest(int format, long position, Instant madeAt) {

    private static final int FORMAT = 1;
    private static final String FILE = "backup.json";

    static Manifest of(long position, Instant madeAt) {
        return new Manifest(FORMAT, position, madeAt);
    }

    static Manifest in(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected a backup in %s, found no %s".formatted(folder, FILE));
        }
        try {
            var manifest = JsonMapper.shared().readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new IOException(
                        "expected a backup of format %d in %s, found %d".formatted(FORMAT, folder, manifest.format()));
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException("could not read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    void writeTo(Path folder) throws IOException {
        Files.write(folder.resolve(FILE), JsonMapper.shared().writeValueAsBytes(this));
    }

    static boolean isManifest(Path file) {
        return file.getFileName().toString().equals(FILE);
    }
}
