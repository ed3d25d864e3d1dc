package safar.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import safar.app.imports.mapping.Json;
import tools.jackson.core.JacksonException;

/** Where uploaded files wait and are remembered: a folder for each, which only the owner of the data may enter. */
record UploadFolder(Path root) {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /** The file as it came; gone once all of it is imported. */
    Path file(String id) {
        return of(id).resolve("file");
    }

    Path mapping(String id) {
        return of(id).resolve("mapping.yaml");
    }

    CheckpointFile checkpoint(String id) {
        return new CheckpointFile(of(id).resolve("state.json"));
    }

    Path rejects(String id) {
        return of(id).resolve("rejects.ndjson");
    }

    /** Writes a file of at most so many bytes; answers its size, or -1 and keeps nothing when it is larger. */
    long write(String id, InputStream body, long most) throws IOException {
        Files.createDirectories(of(id));
        var size = 0L;
        try (var file = Files.newOutputStream(file(id))) {
            var buffer = new byte[1 << 16];
            for (var read = body.read(buffer); read >= 0 && size <= most; read = body.read(buffer)) {
                size += read;
                file.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            delete(id);
            throw broken;
        }
        if (size > most) {
            delete(id);
            return -1;
        }
        return size;
    }

    void save(Upload upload) throws IOException {
        var next = of(upload.id()).resolve("upload.json.next");
        Files.writeString(next, Json.MAPPER.writeValueAsString(upload));
        Files.move(
                next,
                of(upload.id()).resolve("upload.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<Upload> find(String id) throws IOException {
        var about = ID.matcher(id).matches() ? of(id).resolve("upload.json") : null;
        return about == null || !Files.exists(about) ? Optional.empty() : Optional.of(read(id, about));
    }

    private Upload read(String id, Path about) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(about), Upload.class);
        } catch (JacksonException unreadable) {
            var bytes = Files.exists(file(id)) ? Files.size(file(id)) : 0;
            var problem = "upload.json cannot be read: %s".formatted(unreadable.getOriginalMessage());
            return Upload.forgotten(id, Files.getLastModifiedTime(about).toInstant(), bytes, problem);
        }
    }

    /** All of them, the newest first. */
    List<Upload> all() throws IOException {
        var uploads = new ArrayList<Upload>();
        try (var folders = Files.list(root)) {
            for (var folder : folders.toList()) {
                find(folder.getFileName().toString()).ifPresent(uploads::add);
            }
        }
        uploads.sort(Comparator.comparing(Upload::uploadedAt).reversed());
        return uploads;
    }

    void delete(String id) throws IOException {
        FileSystemUtils.deleteRecursively(of(id));
    }

    private Path of(String id) {
        return root.resolve(id);
    }
}
