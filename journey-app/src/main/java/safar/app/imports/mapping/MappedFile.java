package safar.app.imports.mapping;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as what its lines become; read twice, it says the same twice. */
public interface MappedFile extends Closeable {

    /** What became of the next lines, or null at the end. */
    @Nullable
    Mapped next() throws IOException;

    /** How many bytes of the file on disk are read. */
    long position() throws IOException;
}
