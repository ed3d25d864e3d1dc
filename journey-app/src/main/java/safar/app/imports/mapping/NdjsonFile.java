package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A file with one touchpoint a line; they are sent as they stand. */
final class NdjsonFile implements MappedFile {

    private final InputFile file;
    private final PlainLines lines;

    NdjsonFile(Path path) throws IOException {
        file = InputFile.open(path, StandardCharsets.UTF_8);
        lines = new PlainLines(file.reader());
        file.reader().mark(1);
        var first = file.reader().read();
        file.reader().reset();
        if (first != '{' && first != -1) {
            file.close();
            throw new InvalidMapping("line 1", "expected one JSON object a line; a table needs a mapping (--mapping)");
        }
    }

    @Override
    public @Nullable Mapped next() throws IOException {
        return switch (lines.next()) {
            case null -> null;
            case Line.Broken broken -> Mapped.refused(broken, broken.reason());
            case Line.Text text -> new Mapped(List.of(text), List.of(touchpoint(text.text())));
            case Row row -> throw new IllegalStateException("expected a line of text, found " + row);
        };
    }

    private static Outcome touchpoint(String text) {
        try {
            var json = Json.MAPPER.readTree(text);
            return json.isObject()
                    ? new Outcome.Touchpoint(json.path("id").asString(null), text)
                    : new Outcome.Refused("expected one JSON object a line, found " + json.getNodeType());
        } catch (JacksonException notJson) {
            return new Outcome.Refused("expected one JSON object a line: " + notJson.getOriginalMessage());
        }
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
