package safar.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.app.storage.DataFolder;
import safar.codec.SqliteStreamKeys;
import safar.codec.StreamKeys;
import safar.eventstore.RocksEventStorageEngine;

/** {@code POST /api/backups}: copies the embedded store into a folder on the server's machine while it is used. */
@RestController
final class BackupController {

    private final DataFolder data;
    private final RocksEventStorageEngine engine;
    private final StreamKeys keys;
    private final Clock clock;

    BackupController(DataFolder data, RocksEventStorageEngine engine, StreamKeys keys, Clock clock) {
        this.data = data;
        this.engine = engine;
        this.keys = keys;
        this.clock = clock;
    }

    /** Where to: an absolute path that does not exist yet. */
    record BackupRequest(@Nullable String folder) {}

    /** Where it is, and how many events it holds. */
    record BackupMade(String folder, long position, String madeAt) {}

    @PostMapping("/api/backups")
    @ResponseStatus(HttpStatus.CREATED)
    BackupMade make(@RequestBody BackupRequest request) {
        var folder = folder(request);
        if (!(keys instanceof SqliteStreamKeys movable)) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "nothing-to-back-up",
                    "expected keys and events in the data folder, found them elsewhere: they are backed up there");
        }
        try {
            var made = new Backup(data, engine, movable, clock).to(folder);
            return new BackupMade(
                    folder.toString(), made.position(), made.madeAt().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("could not back up to " + folder, e);
        }
    }

    private static Path folder(BackupRequest request) {
        try {
            var folder = request.folder() == null ? null : Path.of(request.folder());
            if (folder == null || !folder.isAbsolute() || Files.exists(folder)) {
                throw problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "folder: expected an absolute path that does not exist yet, found '%s'"
                                .formatted(request.folder()));
            }
            return folder;
        } catch (InvalidPathException e) {
            throw problem(HttpStatus.BAD_REQUEST, "invalid-parameter", "folder: " + e.getMessage());
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
