package safar.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import safar.app.imports.mapping.Json;
import tools.jackson.core.JacksonException;

/** Where an import remembers how far it came; replaced as a whole, so that a crash leaves the old one or the new one. */
record CheckpointFile(Path path) {

    /** The checkpoint of this subject, if there is one; a damaged file or one of another subject is none. */
    Optional<Checkpoint> read(Checkpoint.Subject subject) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(path), Checkpoint.class))
                    .filter(checkpoint -> checkpoint.subject().equals(subject));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    void write(Checkpoint checkpoint) throws IOException {
        var next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, Json.MAPPER.writeValueAsString(checkpoint));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
