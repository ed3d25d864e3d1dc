package safar.app.imports.mapping;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table whose fields are parted by any number of blanks. */
final class BlankSeparatedLines implements TableLines {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final PlainLines lines;
    private final Columns columns;

    BlankSeparatedLines(Reader reader, Table table) throws IOException {
        lines = new PlainLines(reader);
        columns =
                table.columns(table.header() && lines.next() instanceof Line.Text header ? fields(header) : List.of());
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        return switch (lines.next()) {
            case Line.Text text -> columns.line(text.number(), fields(text));
            case null -> null;
            case Line broken -> broken;
        };
    }

    private static List<String> fields(Line.Text line) {
        return List.of(BLANKS.split(line.text()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
