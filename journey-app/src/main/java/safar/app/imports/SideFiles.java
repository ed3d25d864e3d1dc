package safar.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Where an import keeps its state and its rejects: beside the file, or in the working directory when that folder is read-only. */
record SideFiles(Path state, Path rejects, Path dryRunRejects) {

    static SideFiles of(Path file, Path workingDirectory) throws IOException {
        var beside = file.toAbsolutePath().getParent();
        var folder = beside != null && isWritable(beside) ? beside : workingDirectory;
        var name = file.getFileName().toString();
        return new SideFiles(
                folder.resolve(name + ".import-state.json"),
                folder.resolve(name + ".rejects.ndjson"),
                folder.resolve(name + ".dry-run.rejects.ndjson"));
    }

    /** A folder marked read-only is left alone even by a superuser, who could write there all the same. */
    private static boolean isWritable(Path folder) throws IOException {
        var marked = !Files.getFileStore(folder).supportsFileAttributeView("posix")
                || Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OWNER_WRITE);
        return marked && Files.isWritable(folder);
    }
}
