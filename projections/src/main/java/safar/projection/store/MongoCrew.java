package safar.projection.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.BsonDocument;

/** A document for each node, which it counts up; one whose count stays the same for so many looks is gone. No clocks are compared. */
final class MongoCrew implements Crew {
    private final MongoCollection<BsonDocument> nodes;
    private final String duty;
    private final String node;
    private final int patience;
    private final Map<String, Seen> seen = new HashMap<>();

    /** @param patience how many looks in a row see the same count before a node is thought to be gone */
    MongoCrew(MongoCollection<BsonDocument> nodes, String duty, String node, int patience) {
        this.nodes = nodes;
        this.duty = duty;
        this.node = node;
        this.patience = patience;
    }

    private record Seen(long count, int unchanged) {}

    @Override
    public synchronized SortedSet<String> present() {
        nodes.updateOne(
                Filters.eq("_id", id()),
                Updates.combine(Updates.set("duty", duty), Updates.set("node", node), Updates.inc("count", 1L)),
                new UpdateOptions().upsert(true));
        SortedSet<String> present = new TreeSet<>();
        Map<String, Seen> now = new HashMap<>();
        nodes.find(Filters.eq("duty", duty)).forEach(found -> {
            String other = found.getString("node").getValue();
            Seen looked = looked(other, found.getInt64("count").getValue());
            now.put(other, looked);
            if (looked.unchanged() < patience) {
                present.add(other);
            }
        });
        seen.clear();
        seen.putAll(now);
        return present;
    }

    /** One that is seen for the first time may be gone already: it has to count on before it is believed. */
    private Seen looked(String other, long count) {
        if (other.equals(node)) {
            return new Seen(count, 0);
        }
        Seen before = seen.get(other);
        if (before == null) {
            return new Seen(count, patience);
        }
        return count == before.count() ? new Seen(count, before.unchanged() + 1) : new Seen(count, 0);
    }

    @Override
    public synchronized void close() {
        nodes.deleteOne(Filters.eq("_id", id()));
    }

    private String id() {
        return duty + "/" + node;
    }
}
