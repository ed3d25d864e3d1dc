package safar.app.backup;

import java.io.IOException;
import java.nio.file.Path;

/** A backup that was made before. */
public final class MadeBackup {

    private MadeBackup() {}

    /** Reads all of it; what it holds, in words. */
    public static String checked(Path folder) throws IOException {
        var manifest = Manifest.in(folder);
        return "%s, as of %s".formatted(CheckedCopy.of(folder, manifest).inWords(), manifest.madeAt());
    }
}
