package safar.app.imports.mapping;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file read one line at a time. */
interface Lines extends Closeable {

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException;
}
