package safar.app.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.app.imports.mapping.InvalidMapping;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Sample;
import safar.app.imports.mapping.UnreadableFile;
import safar.query.QueryProblem;
import tools.jackson.databind.JsonNode;

/** {@code /api/imports}: files that are brought over HTTP, what their rows would become, and how far their import is. */
@RestController
@RequestMapping("/api/imports")
final class ImportsController {

    private static final int NAME = 200;
    private static final int MOST = 100;
    private static final int MAPPING = 256 * 1024;
    private static final int PAGE = 1_000;

    private final UploadFolder folder;
    private final UploadedImports imports;
    private final Clock clock;
    private final long mostBytes;

    ImportsController(UploadFolder folder, UploadedImports imports, Clock clock, long mostBytes) {
        this.folder = folder;
        this.imports = imports;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    record Uploads(List<Upload> items) {}

    /** An upload that waits, and what its file looks like; one that is imported has none any more. */
    record Looked(
            Upload upload,
            @Nullable Sample sample,
            @Nullable String mapping) {}

    /** Rejected rows with line and reason; {@code next} leads to those after them. */
    record RejectPage(List<JsonNode> items, @Nullable String next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Looked upload(@RequestParam(defaultValue = "file") String name, HttpServletRequest request, Principal caller)
            throws IOException {
        if (name.isBlank() || name.length() > NAME) {
            throw QueryProblem.badParameter("name", "expected 1 to %d characters".formatted(NAME));
        }
        if (folder.all().size() >= MOST) {
            throw QueryProblem.of(
                    HttpStatus.CONFLICT,
                    "too-many-imports",
                    "expected fewer than %d imports, found as many; delete those that are done".formatted(MOST));
        }
        var id = UUID.randomUUID().toString();
        var bytes = folder.write(id, request.getInputStream(), mostBytes);
        if (bytes < 0) {
            throw QueryProblem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "expected at most %,d bytes".formatted(mostBytes));
        }
        try {
            var upload = Upload.of(id, name, caller.getName(), clock.instant(), bytes);
            folder.save(upload);
            return looked(upload);
        } catch (InvalidMapping | UnreadableFile useless) {
            folder.delete(id);
            throw useless;
        }
    }

    @GetMapping
    Uploads list() throws IOException {
        return new Uploads(folder.all().stream().map(this::now).toList());
    }

    @GetMapping("/{id}")
    Looked read(@PathVariable String id) throws IOException {
        return looked(upload(id));
    }

    /** What the first rows would become by a mapping, which is kept; files of one touchpoint a line need none. */
    @PostMapping("/{id}/preview")
    Preview preview(@PathVariable String id, @RequestBody(required = false) @Nullable String mapping)
            throws IOException {
        var upload = waiting(id);
        keep(upload, mapping);
        try (var file = imports.open(upload)) {
            return Preview.of(file);
        }
    }

    /** Imports the file by a mapping, or by the one that is kept; what was stopped goes on where it was. */
    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Upload run(@PathVariable String id, @RequestBody(required = false) @Nullable String mapping) throws IOException {
        var upload = waiting(id);
        keep(upload, mapping);
        return imports.run(upload);
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Upload stop(@PathVariable String id) throws IOException {
        var upload = upload(id);
        imports.stop(upload);
        return imports.now(upload);
    }

    @GetMapping(path = "/{id}/rejects", produces = MediaType.APPLICATION_JSON_VALUE)
    RejectPage rejects(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long cursor)
            throws IOException {
        if (limit < 1 || limit > PAGE || cursor < 0) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d, and a cursor of 0 or more".formatted(PAGE));
        }
        var file = folder.rejects(upload(id).id());
        if (!Files.exists(file)) {
            return new RejectPage(List.of(), null);
        }
        try (var lines = Files.lines(file)) {
            var found = lines.skip(cursor)
                    .limit(limit + 1L)
                    .map(Json.MAPPER::readTree)
                    .toList();
            return found.size() > limit
                    ? new RejectPage(found.subList(0, limit), Long.toString(cursor + limit))
                    : new RejectPage(found, null);
        }
    }

    @GetMapping(path = "/{id}/rejects", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<Resource> allRejects(@PathVariable String id) throws IOException {
        var file = folder.rejects(upload(id).id());
        return Files.exists(file)
                ? ResponseEntity.ok(new FileSystemResource(file))
                : ResponseEntity.noContent().build();
    }

    /** Forgets the upload, its file and its rejects; touchpoints that it brought stay. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) throws IOException {
        var upload = upload(id);
        if (imports.isRunning(id)) {
            throw running(id);
        }
        folder.delete(upload.id());
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidMapping invalid) {
        return unprocessable("invalid-mapping", String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler({UnreadableFile.class, CharacterCodingException.class})
    ProblemDetail unreadable(IOException unreadable) {
        return unprocessable("unreadable-file", UploadedImports.reason(unreadable));
    }

    private static ProblemDetail unprocessable(String type, String detail) {
        return QueryProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, type, detail).getBody();
    }

    private void keep(Upload upload, @Nullable String mapping) throws IOException {
        if (imports.isRunning(upload.id())) {
            throw running(upload.id());
        }
        if (mapping != null && mapping.length() > MAPPING) {
            throw QueryProblem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "too-large", "expected at most %,d characters".formatted(MAPPING));
        }
        if (mapping != null && !mapping.isBlank()) {
            Files.writeString(folder.mapping(upload.id()), mapping);
        }
    }

    private Looked looked(Upload upload) throws IOException {
        var file = folder.file(upload.id());
        var mapping = folder.mapping(upload.id());
        return new Looked(
                imports.now(upload),
                Files.exists(file) ? Sample.of(file) : null,
                Files.exists(mapping) ? Files.readString(mapping) : null);
    }

    private Upload now(Upload upload) {
        try {
            return imports.now(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload waiting(String id) throws IOException {
        var upload = upload(id);
        if (!Files.exists(folder.file(id))) {
            throw QueryProblem.of(
                    HttpStatus.CONFLICT, "imported", "expected a file that waits, found it imported: " + id);
        }
        return upload;
    }

    private Upload upload(String id) throws IOException {
        return folder.find(id.toLowerCase(Locale.ROOT)).orElseThrow(() -> QueryProblem.notFound("import", id));
    }

    private static ErrorResponseException running(String id) {
        return QueryProblem.of(HttpStatus.CONFLICT, "running", "expected an import that is not running: " + id);
    }
}
