package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file to import and, when it is a table, how its rows become touchpoints. */
public final class Source {

    private final Path file;
    private final Optional<Mapping> mapping;

    private Source(Path file, Optional<Mapping> mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** A file with one touchpoint a line. */
    public static Source ndjson(Path file) {
        return new Source(file, Optional.empty());
    }

    /** A table and the file with its mapping. */
    public static Source table(Path file, Path mapping) throws IOException {
        return new Source(file, Optional.of(MappingReader.read(mapping)));
    }

    public MappedFile open() throws IOException {
        return mapping.isPresent() ? new TableFile(file, mapping.get()) : new NdjsonFile(file);
    }
}
