package safar.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.app.storage.DataFolder;

/** The command {@code restore}: a data folder out of a backup, checked before it counts as one. */
@Command(
        name = "restore",
        description = {
            "Makes a data folder out of a backup, which stays as it is. Every event is read and checked first.",
            "",
            "Views are not part of a backup: they are folded again when the server is started on the folder.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  journey restore /backups/monday --data data")
public final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The backup.")
    private Path backup;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SAFAR_DATA:-data}",
            description = "The data folder to make, absent or empty (default: SAFAR_DATA, or ./data).")
    private Path data;

    @Override
    public Integer call() throws IOException {
        var manifest = Manifest.in(backup);
        if (Files.isDirectory(data)) {
            try (var held = Files.list(data)) {
                if (held.findAny().isPresent()) {
                    throw new IOException(
                            "expected %s to be absent or empty, found a folder that is in use".formatted(data));
                }
            }
            Files.delete(data);
        }
        // beside its place until it is whole
        var draft = data.toAbsolutePath().resolveSibling(data.getFileName() + ".restoring");
        copy(backup, draft);
        var checked = CheckedCopy.of(draft, manifest);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        spec.commandLine()
                .getOut()
                .printf("restored %s from %s, as of %s%n", checked.inWords(), backup, manifest.madeAt());
        return 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new IOException(
                    "expected %s to be absent, found what is left of a restore that was stopped: delete it"
                            .formatted(to));
        }
        var target = new DataFolder(to);
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (!Manifest.isManifest(file)) {
                    var parent = from.relativize(file).getParent();
                    var room = target.room(parent == null ? "" : parent.toString());
                    Files.copy(file, room.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
