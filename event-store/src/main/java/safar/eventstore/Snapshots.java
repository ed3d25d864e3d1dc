package safar.eventstore;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import safar.eventstore.EventLog.Entry;

/** The newest snapshot of each stream. They are not synced: a lost one is taken again. */
final class Snapshots {

    private final Folder folder;
    private final CompactName compact;
    private final RecordFormat format;

    Snapshots(Folder folder, CompactName compact, RecordFormat format) {
        this.folder = folder;
        this.compact = compact;
        this.format = format;
    }

    Optional<StoredEvent> newest(String stream) {
        return Optional.ofNullable(folder.get(Column.SNAPSHOTS, compact.lookup(stream)))
                .map(record -> format.read(new Entry(0, record)));
    }

    synchronized void store(DomainEventMessage<?> snapshot) {
        var newest = newest(snapshot.getAggregateIdentifier());
        if (newest.isPresent() && newest.get().getSequenceNumber() > snapshot.getSequenceNumber()) {
            return;
        }
        var draft = format.draft(snapshot);
        var record = RecordFormat.seal(draft.record(), 0, draft.time());
        folder.run("write a snapshot", db -> {
            db.put(folder.column(Column.SNAPSHOTS), draft.stream(), record);
            return draft;
        });
    }
}
