package safar.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import safar.app.imports.mapping.Digest;

/**
 * How far an import came: all pieces before this are acknowledged and their rejects are written.
 *
 * @param rejectsLength bytes of the rejects file that belong to them
 */
record Checkpoint(Subject subject, long pieces, long rejectsLength, Tally tally) {

    /** What is imported, how and where to; a checkpoint of another subject means nothing. */
    record Subject(FileIdentity file, String mapping, String server) {

        static Subject of(Path file, Optional<Path> mapping, String server) throws IOException {
            return new Subject(
                    FileIdentity.of(file),
                    mapping.isPresent() ? Digest.of(Files.readAllBytes(mapping.get())) : "",
                    server);
        }
    }

    /** Under which the touchpoints of this subject can be taken back together: the same for the same content and mapping. */
    static String importId(Subject subject) {
        var content = "%d %s %s".formatted(subject.file().size(), subject.file().head(), subject.mapping());
        return "import-" + Digest.of(content).substring("sha256:".length(), "sha256:".length() + 16);
    }

    static Checkpoint start(Subject subject) {
        return new Checkpoint(subject, 0, 0, Tally.NOTHING);
    }

    Checkpoint after(Batch batch, Tally settled, long rejectsLength) {
        return new Checkpoint(subject, pieces + batch.pieces().size(), rejectsLength, tally.plus(settled));
    }
}
