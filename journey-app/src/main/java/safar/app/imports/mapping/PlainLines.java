package safar.app.imports.mapping;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of text; blank ones are passed over, and one longer than a million characters is broken, never held. */
final class PlainLines implements Lines {

    private static final int LONGEST = 1_000_000;
    private static final int SHOWN = 200;

    private final Reader reader;
    private long number;

    PlainLines(Reader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Line next() throws IOException {
        var text = new StringBuilder();
        var length = 0L;
        for (var c = reader.read(); c != -1; c = reader.read()) {
            if (c == '\n') {
                number++;
                if (!text.toString().isBlank()) {
                    return line(text, length);
                }
                text.setLength(0);
                length = 0;
            } else if (length++ < LONGEST) {
                text.append((char) c);
            }
        }
        number++;
        return text.toString().isBlank() ? null : line(text, length);
    }

    private Line line(StringBuilder text, long length) {
        return length > LONGEST
                ? new Line.Broken(
                        number,
                        text.substring(0, SHOWN),
                        "expected at most %,d characters, found %,d".formatted(LONGEST, length))
                : new Line.Text(number, text.toString().strip());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
