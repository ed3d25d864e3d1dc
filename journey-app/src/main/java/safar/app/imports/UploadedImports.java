package safar.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import safar.app.imports.mapping.MappedFile;
import safar.app.imports.mapping.Source;
import safar.command.ingest.TouchpointIntake;
import safar.query.job.Jobs;

/** Imports uploaded files in the background; what was stopped, by whomever or whatever, goes on where it was. */
final class UploadedImports {

    private static final String HERE = "this server";
    private static final int AT_ONCE = 2;

    private final UploadFolder folder;
    private final TouchpointIntake intake;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<String, String> running = new HashMap<>();

    UploadedImports(UploadFolder folder, TouchpointIntake intake, Jobs jobs, Clock clock) {
        this.folder = folder;
        this.intake = intake;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** An upload with what has become of its rows by now. */
    synchronized Upload now(Upload upload) throws IOException {
        var known =
                Files.exists(folder.file(upload.id())) ? upload.at(start(upload).tally()) : upload;
        return known.state() == Upload.State.RUNNING && !isRunning(upload.id())
                ? known.ended(Upload.State.STOPPED, known.tally(), clock.instant(), "the server was stopped")
                : known;
    }

    synchronized boolean isRunning(String id) {
        return running.containsKey(id);
    }

    /** The file as the kept mapping reads it. */
    MappedFile open(Upload upload) throws IOException {
        return mapping(upload).isPresent()
                ? Source.table(folder.file(upload.id()), folder.mapping(upload.id()))
                        .open()
                : Source.ndjson(folder.file(upload.id())).open();
    }

    /** Starts the import, or goes on with it, by the mapping that is kept; one that is under way already goes on as it is. */
    synchronized Upload run(Upload upload) throws IOException {
        if (isRunning(upload.id())) {
            return now(upload);
        }
        open(upload).close();
        var importId = Checkpoint.importId(subject(upload));
        var job = jobs.start("import " + upload.name(), "bytes", progress -> carryOut(upload, importId, progress));
        running.put(upload.id(), job.id());
        var started = upload.running(importId, job.id());
        folder.save(started);
        return started;
    }

    /** Asks an import to stop after what is under way. */
    synchronized void stop(Upload upload) {
        Optional.ofNullable(running.get(upload.id())).ifPresent(jobs::cancel);
    }

    private Upload carryOut(Upload upload, String importId, Jobs.Progress progress) {
        var tally = Tally.NOTHING;
        try (var ledger = ledger(upload);
                var file = open(upload);
                var told = new JobProgress(progress, upload.bytes())) {
            try {
                new Importer(new IntakeReceiver(intake, importId), ledger, AT_ONCE).run(file, told);
            } finally {
                tally = ledger.tally();
            }
            ledger.finish();
            Files.delete(folder.file(upload.id()));
            return ended(upload, Upload.State.DONE, tally, null);
        } catch (CancellationException stopped) {
            ended(upload, Upload.State.STOPPED, tally, null);
            throw stopped;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ended(upload, Upload.State.STOPPED, tally, "the server was stopped");
        } catch (ImportFailed | IOException broken) {
            return ended(upload, Upload.State.STOPPED, tally, reason(broken));
        }
    }

    private synchronized Upload ended(Upload upload, Upload.State how, Tally tally, @Nullable String problem) {
        try {
            var known = folder.find(upload.id()).orElse(upload);
            var ended = known.ended(how, tally, clock.instant(), problem);
            running.remove(upload.id());
            folder.save(ended);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ledger ledger(Upload upload) throws IOException {
        var from = start(upload);
        var rejects = new Rejects(folder.rejects(upload.id()), from.rejectsLength());
        return new Ledger(from, Optional.of(folder.checkpoint(upload.id())), rejects);
    }

    /** Where the import begins, or goes on. */
    private Checkpoint start(Upload upload) throws IOException {
        var subject = subject(upload);
        return folder.checkpoint(upload.id()).read(subject).orElseGet(() -> Checkpoint.start(subject));
    }

    private Checkpoint.Subject subject(Upload upload) throws IOException {
        return Checkpoint.Subject.of(folder.file(upload.id()), mapping(upload), HERE);
    }

    private Optional<Path> mapping(Upload upload) {
        return Optional.of(folder.mapping(upload.id())).filter(Files::exists);
    }

    static String reason(Exception broken) {
        return broken instanceof CharacterCodingException
                ? "the file is not written in the expected charset; input.charset of a mapping can name another"
                : String.valueOf(broken.getMessage());
    }
}
