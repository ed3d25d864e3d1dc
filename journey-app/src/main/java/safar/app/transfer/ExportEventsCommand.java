package safar.app.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.app.storage.StoredFiles;

/** The command {@code export-events}: all events of a data folder in one file, and the key to their keys in another. */
@Command(
        name = "export-events",
        description = {
            "Writes all events, as they are stored, and the keys of personal data into FILE.",
            "",
            "The keys in FILE are wrapped under a transfer key, which is made for this export and kept in FILE.key. Both together read"
                    + " all personal data: take them different ways, and delete FILE.key once it was imported. What was forgotten stays so."
                    + " The server must not run on the folder; the folder of a backup serves as well.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  journey backup /backups/monday", "  journey export-events events.ndjson --data /backups/monday"})
public final class ExportEventsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to make.")
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SAFAR_DATA:-data}",
            description = "The data folder, or that of a backup (default: SAFAR_DATA, or ./data).")
    private Path data;

    @Override
    public Integer call() throws IOException {
        try (var source = StoredFiles.open(data);
                var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            var end = new Export(out, TransferKey.make(file)).write(source.keys(), Events.of(source.engine()));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d events and %,d keys in %s%ntransfer key in %s%n%s%n",
                            end.events(), end.keys(), file, TransferKey.fileOf(file), end.digest());
        }
        return 0;
    }
}
