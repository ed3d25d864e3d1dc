package safar.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import safar.app.imports.mapping.Digest;

/** Tells one file, or one version of it, from another without reading it all. */
record FileIdentity(long size, Instant modified, String head) {

    private static final int HEAD = 1 << 16;

    static FileIdentity of(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return new FileIdentity(
                    Files.size(file), Files.getLastModifiedTime(file).toInstant(), Digest.of(bytes.readNBytes(HEAD)));
        }
    }
}
