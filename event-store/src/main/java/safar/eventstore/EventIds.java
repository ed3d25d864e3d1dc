package safar.eventstore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Which event ids are stored, and where. */
final class EventIds {

    private static final int PAGE = 1_000;

    private final Folder folder;

    EventIds(Folder folder) {
        this.folder = folder;
    }

    /** The position of each id, in the order asked; empty where the id is not known. */
    List<OptionalLong> positions(List<byte[]> ids) {
        var positions = new ArrayList<OptionalLong>(ids.size());
        for (var from = 0; from < ids.size(); from += PAGE) {
            var page = ids.subList(from, Math.min(from + PAGE, ids.size()));
            var values = folder.run(
                    "look up event ids",
                    db -> db.multiGetAsList(Collections.nCopies(page.size(), folder.column(Column.IDS)), page));
            for (var value : values) {
                positions.add(
                        value == null ? OptionalLong.empty() : OptionalLong.of(Varint.get(ByteBuffer.wrap(value))));
            }
        }
        return positions;
    }

    void refuseKnown(List<Draft> drafts) {
        var positions = positions(drafts.stream().map(Draft::id).toList());
        var seen = new HashSet<String>();
        for (var i = 0; i < drafts.size(); i++) {
            var id = drafts.get(i).event().getIdentifier();
            if (positions.get(i).isPresent() || !seen.add(id)) {
                throw new KnownEventIdException(id);
            }
        }
    }

    void put(WriteBatch batch, Draft draft, long position) throws RocksDBException {
        batch.put(folder.column(Column.IDS), draft.id(), Varint.bytes(position));
    }
}
