package safar.app.imports.mapping;

import java.io.IOException;

/** The file is not what its mapping takes it for, and no row of it can be read from here on. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1;

    UnreadableFile(String problem) {
        super(problem);
    }

    UnreadableFile(String problem, Throwable cause) {
        super(problem, cause);
    }
}
