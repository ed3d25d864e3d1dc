package safar.app.imports;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.app.imports.mapping.InvalidMapping;
import safar.app.imports.mapping.Source;
import safar.app.imports.mapping.UnreadableFile;

/** The command {@code import}: brings touchpoints from a file to a running server. */
@Command(
        name = "import",
        description = {
            "Imports touchpoints from a file into a running server.",
            "",
            "FILE holds one JSON touchpoint a line, or a table that --mapping turns into touchpoints; .gz is unpacked on the way."
                    + " The same file can be imported again: what is there already is counted as duplicate."
                    + " An import that was stopped goes on where it was when it is started again.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  journey import touchpoints.ndjson",
            "  journey import sales.csv.gz --mapping sales.yaml --dry-run",
            "  journey import sales.csv.gz --mapping sales.yaml --url http://127.0.0.1:8080"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was accepted or there already",
            "1:rows were rejected, or the import could not go on",
            "2:wrong usage, also a mapping that is not valid"
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int MOST_AT_ONCE = 32;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What to import.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "MAP.yaml",
            description = "How rows become touchpoints; docs/import.md tells.")
    private @Nullable Path mapping;

    @Mixin
    private final ServerOptions server;

    @Option(names = "--dry-run", description = "Send nothing: map, check, print counts and sums.")
    private boolean dryRun;

    @Option(
            names = "--rejects",
            paramLabel = "PATH",
            description = "Where rejected rows go, with line and reason (default: FILE.rejects.ndjson).")
    private @Nullable Path rejects;

    @Option(
            names = "--state",
            paramLabel = "PATH",
            description =
                    "Where it remembers how far it came (default: FILE.import-state.json). When the folder of FILE is"
                            + " read-only, both are in the working directory.")
    private @Nullable Path state;

    @Option(names = "--restart", description = "Begin with the first row, whatever is remembered.")
    private boolean restart;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many requests are under way at once (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--retry-for",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for a server that is busy or away (default: ${DEFAULT-VALUE}).")
    private int retrySeconds;

    public ImportCommand() {
        this(System.getenv());
    }

    ImportCommand(Map<String, String> environment) {
        this.server = new ServerOptions(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            checkUsage();
            var source = source();
            source.open().close();
            return dryRun ? dryRun(source) : send(source);
        } catch (InvalidMapping invalid) {
            return failed(2, "%s: %s".formatted(mapping == null ? file : mapping, invalid.getMessage()));
        } catch (ImportFailed | IOException broken) {
            return failed(1, reason(broken));
        }
    }

    private void checkUsage() {
        check(Files.isRegularFile(file), "expected a file to import, found none at " + file);
        check(mapping == null || Files.isRegularFile(mapping), "expected a mapping, found no file at " + mapping);
        server.url();
        check(
                requests >= 1 && requests <= MOST_AT_ONCE,
                "expected 1 to %d requests, found %d".formatted(MOST_AT_ONCE, requests));
        check(retrySeconds >= 1, "expected at least a second to retry for, found " + retrySeconds);
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private Source source() throws IOException {
        return mapping == null ? Source.ndjson(file) : Source.table(file, mapping);
    }

    private Checkpoint.Subject subject(String server) throws IOException {
        return Checkpoint.Subject.of(file, Optional.ofNullable(mapping), server);
    }

    private int dryRun(Source source) throws IOException, InterruptedException {
        var receiver = new DryRun();
        var rejected = new Rejects(rejects == null ? sideFiles().dryRunRejects() : rejects, 0);
        try (var ledger = new Ledger(Checkpoint.start(subject("nowhere")), Optional.empty(), rejected)) {
            var exit = run(source, ledger, receiver, progress());
            new Report(out()).dryRun(receiver);
            return exit;
        }
    }

    private int send(Source source) throws IOException, InterruptedException {
        var subject = subject(server.url().toString());
        var checkpoints = new CheckpointFile(state == null ? sideFiles().state() : state);
        var start = Checkpoint.start(subject);
        var from = restart ? start : checkpoints.read(subject).orElse(start);
        if (from.pieces() > 0) {
            out().printf("going on after %,d rows%n", from.tally().rows());
        }
        var rejected = new Rejects(rejects == null ? sideFiles().rejects() : rejects, from.rejectsLength());
        try (var ledger = new Ledger(from, Optional.of(checkpoints), rejected)) {
            var token = server.token();
            var progress = progress();
            var patience = Patience.of(Duration.ofSeconds(retrySeconds), progress::waiting);
            out().printf("the id of this import, by which it can be taken back, is %s%n", Checkpoint.importId(subject));
            try (var receiver = new HttpReceiver(server.url(), token, Checkpoint.importId(subject), patience)) {
                return run(source, ledger, receiver, progress);
            }
        }
    }

    private int run(Source source, Ledger ledger, Receiver receiver, Progress progress)
            throws IOException, InterruptedException {
        var importer = new Importer(receiver, ledger, requests);
        var before = ledger.tally().rows();
        var began = System.nanoTime();
        try (var _ = new StopOnExit(importer)) {
            var obstacle = obstacle(importer, source, progress);
            var tally = ledger.tally();
            new Report(out()).tally(tally, tally.rows() - before, Duration.ofNanos(System.nanoTime() - began));
            if (obstacle.isPresent()) {
                return failed(1, obstacle.get() + (dryRun ? "" : "; the same command goes on after these rows"));
            }
            ledger.finish();
            return tally.rejected() == 0
                    ? 0
                    : failed(1, "the rejected rows and the reasons are in " + ledger.rejects());
        }
    }

    /** Why the file could not be imported to its end; empty when it was. */
    private Optional<String> obstacle(Importer importer, Source source, Progress progress) throws InterruptedException {
        try (progress;
                var rows = source.open()) {
            return importer.run(rows, progress) ? Optional.empty() : Optional.of("stopped");
        } catch (ImportFailed | IOException broken) {
            return Optional.of(reason(broken));
        }
    }

    private String reason(Exception broken) {
        return switch (broken) {
            case ImportFailed failed -> String.valueOf(failed.getMessage());
            case CharacterCodingException _ ->
                "%s is not written in the expected charset; input.charset of a mapping can name another"
                        .formatted(file);
            case UnreadableFile unreadable -> "%s: %s".formatted(file, unreadable.getMessage());
            default -> "%s cannot be read: %s".formatted(file, broken);
        };
    }

    private int failed(int exit, String problem) {
        spec.commandLine().getErr().println("journey: " + problem);
        return exit;
    }

    private SideFiles sideFiles() throws IOException {
        return SideFiles.of(file, Path.of("").toAbsolutePath());
    }

    private Progress progress() throws IOException {
        var inTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return inTerminal
                ? new BarProgress(file.getFileName().toString(), Files.size(file))
                : new LineProgress(spec.commandLine().getErr(), Files.size(file), InstantSource.system());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
