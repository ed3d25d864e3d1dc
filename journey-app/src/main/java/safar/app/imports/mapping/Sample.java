package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a file looks like before anybody has said how it is to be read: a guess from its beginning.
 *
 * @param format {@code table} or {@code ndjson}
 * @param columns of a table, by its first line
 * @param rows the first lines
 */
public record Sample(String format, String separator, String charset, List<String> columns, List<JsonNode> rows) {

    private static final int ROWS = 20;
    private static final int LINE = 1 << 16;
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");

    public Sample {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Looks at the beginning of a file, gzipped or not. */
    public static Sample of(Path file) throws IOException {
        try {
            return of(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            return of(file, StandardCharsets.ISO_8859_1);
        }
    }

    private static Sample of(Path file, Charset charset) throws IOException {
        try (var input = InputFile.open(file, charset)) {
            input.reader().mark(LINE);
            var start = new char[LINE];
            var length = input.reader().read(start, 0, LINE - 1);
            input.reader().reset();
            var text = length < 0 ? "" : new String(start, 0, length);
            return text.stripLeading().startsWith("{")
                    ? new Sample("ndjson", "", charset.name(), List.of(), rows(new PlainLines(input.reader())))
                    : table(input, charset, separator(text.lines().findFirst().orElse("")));
        }
    }

    private static Sample table(InputFile input, Charset charset, String separator) throws IOException {
        var lines = new Table(true, separator, '"', charset, true, List.of(), Set.of()).read(input.reader());
        return new Sample(
                "table", separator, charset.name(), List.copyOf(lines.columns().names()), rows(lines));
    }

    private static String separator(String header) {
        return SEPARATORS.stream()
                .max(Comparator.comparingInt(separator -> header.split(Pattern.quote(separator), -1).length))
                .orElse(",");
    }

    private static List<JsonNode> rows(Lines lines) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line = lines.next(); line != null && rows.size() < ROWS; line = lines.next()) {
            rows.add(line.shown());
        }
        return rows;
    }
}
