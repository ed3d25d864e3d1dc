package safar.eventstore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileMetaData;

/** All records by position: 1, 2, 3 and so on without a hole. */
final class EventLog {

    /** A record where it stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(long position, byte[] bytes) {}

    private static final int PAGE_EVENTS = 512;
    private static final int PAGE_BYTES = 1 << 20;

    private final Folder folder;

    EventLog(Folder folder) {
        this.folder = folder;
    }

    static byte[] key(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    /** The position of the last record written, 0 when there is none. */
    long last() {
        return folder.run("find its last event", db -> {
            try (var iterator = db.newIterator(folder.column(Column.EVENTS))) {
                iterator.seekToLast();
                iterator.status();
                return iterator.isValid() ? position(iterator) : 0;
            }
        });
    }

    /** The next records after a position up to a last one, as many as are good to hold at once. */
    List<Entry> page(long after, long last) {
        return folder.run("read on from position " + (after + 1), db -> {
            var page = new ArrayList<Entry>();
            var bytes = 0;
            try (var iterator = db.newIterator(folder.column(Column.EVENTS))) {
                iterator.seek(key(after + 1));
                for (var expected = after + 1; page.size() < PAGE_EVENTS && bytes < PAGE_BYTES; expected++) {
                    if (expected > last || !iterator.isValid()) {
                        break;
                    }
                    if (position(iterator) != expected) {
                        throw missing(expected);
                    }
                    page.add(new Entry(expected, iterator.value()));
                    bytes += page.getLast().bytes().length;
                    iterator.next();
                }
                iterator.status();
            }
            return page;
        });
    }

    /** The records at these positions, in their order. */
    List<Entry> at(List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        var keys = positions.stream().map(EventLog::key).toList();
        var records = folder.run(
                "read the events at " + positions,
                db -> db.multiGetAsList(Collections.nCopies(keys.size(), folder.column(Column.EVENTS)), keys));
        var entries = new ArrayList<Entry>(positions.size());
        for (var i = 0; i < records.size(); i++) {
            if (records.get(i) == null) {
                throw missing(positions.get(i));
            }
            entries.add(new Entry(positions.get(i), records.get(i)));
        }
        return entries;
    }

    /** The position of the last record older than a time in milliseconds, found by halving since times never fall. */
    long lastBefore(long time, long last) {
        var before = 0L;
        var upTo = last;
        while (before < upTo) {
            var middle = before + (upTo - before + 1) / 2;
            if (RecordFormat.time(at(List.of(middle)).getFirst()) < time) {
                before = middle;
            } else {
                upTo = middle - 1;
            }
        }
        return before;
    }

    /** Every event has one entry each here, in the streams and in the ids; files know their counts without being read. */
    void refuseHoles() {
        var last = last();
        for (var column : List.of(Column.EVENTS, Column.STREAMS, Column.IDS)) {
            if (counted(column) != last && walked(column) != last) {
                throw new EventStoreException(
                        "event store in %s is damaged: the last event is at position %d, but there are %d %s; restore a copy"
                                .formatted(folder.path(), last, walked(column), column));
            }
        }
    }

    private long counted(Column column) {
        return folder.run(
                "count its " + column,
                db -> db.getLiveFilesMetaData().stream()
                        .filter(file -> Arrays.equals(file.columnFamilyName(), column.label()))
                        .mapToLong(SstFileMetaData::numEntries)
                        .sum());
    }

    private long walked(Column column) {
        return folder.run("count its " + column, db -> {
            var entries = 0L;
            try (var iterator = db.newIterator(folder.column(column))) {
                for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                    entries++;
                }
                iterator.status();
            }
            return entries;
        });
    }

    private static long position(RocksIterator iterator) {
        return ByteBuffer.wrap(iterator.key()).getLong();
    }

    private EventStoreException missing(long position) {
        return new EventStoreException(
                "event store in %s has no event at position %d".formatted(folder.path(), position));
    }
}
