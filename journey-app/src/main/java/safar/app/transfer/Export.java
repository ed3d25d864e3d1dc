package safar.app.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import safar.codec.MovableKeys;

/** Writes keys and events line by line. */
final class Export {

    static final int FORMAT = 1;

    private final BufferedWriter out;
    private final TransferKey transferKey;
    private final Events.Digest digest = new Events.Digest();
    private long events;
    private long keys;

    Export(BufferedWriter out, TransferKey transferKey) {
        this.out = out;
        this.transferKey = transferKey;
    }

    /** All of it, and what it came to. */
    Line.End write(MovableKeys source, Stream<Line.Event> lines) throws IOException {
        try {
            write(new Line.Head(FORMAT));
            source.forEach(key -> {
                keys++;
                var secret = key.secret();
                write(new Line.Key(key.stream(), key.generation(), secret == null ? null : transferKey.wrap(secret)));
            });
            try (lines) {
                lines.forEach(event -> {
                    events++;
                    digest.add(event);
                    write(event);
                });
            }
            var end = new Line.End(events, keys, digest.value());
            write(end);
            return end;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(Line line) {
        try {
            out.write(Events.JSON.writerFor(Line.class).writeValueAsString(line));
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
