package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A table whose rows become touchpoints by a mapping. */
final class TableFile implements MappedFile {

    private final Mapping mapping;
    private final Mapper mapper;
    private final InputFile file;
    private final TableLines lines;
    private final Joiner joiner;
    private final Occurrences occurrences = new Occurrences();
    private final Queue<Mapped> ready = new ArrayDeque<>();
    private boolean ended;

    TableFile(Path path, Mapping mapping) throws IOException {
        this.mapping = mapping;
        mapper = new Mapper(mapping);
        joiner = new Joiner(mapping.within());
        file = InputFile.open(path, mapping.table().charset());
        try {
            lines = mapping.table().read(file.reader());
            mapping.checkAgainst(lines.columns());
        } catch (IOException | RuntimeException unreadable) {
            file.close();
            throw unreadable;
        }
    }

    @Override
    public @Nullable Mapped next() throws IOException {
        while (ready.isEmpty() && !ended) {
            switch (lines.next()) {
                case null -> {
                    ended = true;
                    joiner.finish().forEach(this::complete);
                }
                case Row row -> take(row);
                case Line.Broken broken -> ready.add(Mapped.refused(broken, broken.reason()));
                case Line.Text text -> throw new IllegalStateException("expected a row, found " + text);
            }
        }
        return ready.poll();
    }

    private void take(Row row) throws IOException {
        for (var skip : mapping.skips()) {
            if (skip.when().test(row)) {
                ready.add(new Mapped(List.of(row), List.of(new Outcome.Skipped(skip.reason()))));
                return;
            }
        }
        if (mapping.key().isEmpty()) {
            ready.add(mapper.map(new Bundle("", List.of(row))));
            return;
        }
        var key = mapping.key().get().fill(row, "");
        if (key == null) {
            ready.add(Mapped.refused(row, "expected a key, found a blank in it"));
        } else if (mapping.join()) {
            joiner.add(key, row).forEach(this::complete);
        } else {
            ready.add(mapper.map(new Bundle(numbered(key), List.of(row))));
        }
    }

    /** Rows that say exactly the same are different facts all the same: the second of them is called #2. */
    private String numbered(String key) throws IOException {
        if (occurrences.full()) {
            throw new UnreadableFile("expected a file of at most 10,000,000 keys to number, found more;"
                    + " split the file, or let /id name columns that are unique and leave the key out");
        }
        var count = occurrences.count(key);
        return count == 1 ? key : key + "#" + count;
    }

    /** A bundle whose key has been closed before would come out as another order of the same id. */
    private void complete(Bundle bundle) {
        var torn = !occurrences.full() && occurrences.count(bundle.key()) > 1;
        ready.add(
                torn
                        ? new Mapped(
                                bundle.rows(),
                                List.of(new Outcome.Refused(
                                        "expected all rows of %s within %,d rows, found more further on; sort the file or raise 'within'"
                                                .formatted(bundle.key(), mapping.within()))))
                        : mapper.map(bundle));
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        lines.close();
        file.close();
    }
}
