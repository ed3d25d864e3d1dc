package safar.app.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code import-events}: exported events into a data folder or an Axon Server that has none, compared by digest. */
@Command(
        name = "import-events",
        description = {
            "Stores exported events and keys: same order, same times, same bytes, so that evidence made of them holds.",
            "",
            "The folder must be absent, or hold no events or the first of these from an attempt that was stopped, which goes on."
                    + " It is done only once everything was read again and has the digest of the export. Start the server with the identity"
                    + " key of the installation that was exported.",
            "",
            "With AXON_AXONSERVER_SERVERS and MONGODB_URI the events go to Axon Server and the keys to MongoDB, and the folder keeps the copy of"
                    + " a node, which may be started on it. The server must have no events of its own, and no node may run meanwhile.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  journey import-events events.ndjson --data data")
public final class ImportEventsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The exported file.")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", description = "The transfer key (default: FILE.key beside the file).")
    private @Nullable Path key;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SAFAR_DATA:-data}",
            description = "The data folder (default: SAFAR_DATA, or ./data).")
    private Path data;

    @Override
    public Integer call() throws IOException {
        var transferKey = TransferKey.in(key == null ? TransferKey.fileOf(file) : key);
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var target = Destination.open(data)) {
            var end = new Arrival(target, transferKey).take(in);
            spec.commandLine()
                    .getOut()
                    .printf("%,d events and %,d keys in %s%n%s%n", end.events(), end.keys(), data, end.digest());
        }
        return 0;
    }
}
