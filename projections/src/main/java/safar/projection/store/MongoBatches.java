package safar.projection.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Makes a batch of changes and positions whole without a transaction: all of it is written down, then done, then marked as done. Doing it again does nothing
 * twice, since each change names the version it replaces and each position the batch it comes from. A node that was thought gone and wakes up finds that the
 * batches were counted on, and begins no other.
 */
final class MongoBatches {
    private static final String HEAD = "batch";
    /** A document of MongoDB has 16 MB at most. */
    private static final long PART_BYTES = 4_000_000;

    private static final long USUAL_BYTES = 500;
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final String node = UUID.randomUUID().toString();
    private long number = -1;
    private volatile boolean broken;

    MongoBatches(MongoDatabase database) {
        this.database = database;
    }

    /** A change as it will be stored; nothing is stored of what is deleted. */
    private record Step(String collection, Change change, BsonDocument stored) {
        BsonDocument noted() {
            return new BsonDocument("collection", new BsonString(collection))
                    .append("id", new BsonString(change.id()))
                    .append("version", new BsonInt64(change.version()))
                    .append("deletes", BsonBoolean.valueOf(change instanceof Change.Delete))
                    .append("stored", stored);
        }
    }

    /** Writes down what is going to be done; refused when another node did so meanwhile. */
    synchronized long begin(Map<CollectionSpec, List<Change>> changes, Map<String, Long> positions) {
        if (number < 0) {
            recover();
        }
        long next = number + 1;
        int parts = 0;
        BsonArray part = new BsonArray();
        long bytes = 0;
        for (Map.Entry<CollectionSpec, List<Change>> entry : changes.entrySet()) {
            for (Change change : entry.getValue()) {
                part.add(step(entry.getKey(), change).noted());
                bytes += weight(change);
                if (bytes > PART_BYTES) {
                    write(partId(node, next, parts++), part);
                    part = new BsonArray();
                    bytes = 0;
                }
            }
        }
        if (!part.isEmpty()) {
            write(partId(node, next, parts++), part);
        }
        BsonDocument reached = new BsonDocument();
        positions.forEach((view, position) -> reached.append(view, new BsonInt64(position)));
        BsonDocument head = new BsonDocument("_id", new BsonString(HEAD))
                .append("number", new BsonInt64(next))
                .append("node", new BsonString(node))
                .append("parts", new BsonInt64(parts))
                .append("done", BsonBoolean.FALSE)
                .append("positions", reached);
        if (batches()
                        .replaceOne(
                                Filters.and(
                                        Filters.eq("_id", HEAD),
                                        Filters.eq("number", number),
                                        Filters.eq("done", true)),
                                head)
                        .getMatchedCount()
                == 0) {
            // what was decided is out of date, too
            recover();
            throw new ViewStoreException("another node keeps the views up", null);
        }
        number = next;
        return next;
    }

    private void write(String partId, BsonArray steps) {
        batches().insertOne(new BsonDocument("_id", new BsonString(partId)).append("steps", steps));
    }

    private static long weight(Change change) {
        return USUAL_BYTES + (change instanceof Change.Put put ? put.document().json().length : 0);
    }

    private static Step step(CollectionSpec spec, Change change) {
        return new Step(
                spec.name(),
                change,
                change instanceof Change.Put put ? MongoWriter.stored(spec, put) : new BsonDocument());
    }

    /** Writes the positions, which the batch has reached by now, and ends it. */
    private synchronized void end(long batch, Map<String, Long> positions) {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        positions.forEach((view, position) -> writes.add(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", view),
                        Filters.or(Filters.exists("batch", false), Filters.lte("batch", batch))),
                Updates.combine(Updates.set("position", position), Updates.set("batch", batch)),
                new UpdateOptions().upsert(true))));
        ignoringKnown(database.getCollection("_position", BsonDocument.class), writes);
        batches()
                .updateOne(
                        Filters.and(Filters.eq("_id", HEAD), Filters.eq("number", batch)), Updates.set("done", true));
        batches().deleteMany(Filters.regex("_id", "^" + node + "/" + batch + "/"));
    }

    /** Writes the documents and the positions of a batch that was begun; what fails on the way is ended before anything is read again. */
    void carryOut(long batch, Map<String, Long> positions, Runnable documents) {
        try {
            documents.run();
            end(batch, positions);
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    /** Ends a batch of this node that failed half way. */
    void mend() {
        if (broken) {
            recover();
        }
    }

    /** Ends what was begun, by whichever node. */
    synchronized void recover() {
        BsonDocument head = batches().find(Filters.eq("_id", HEAD)).first();
        if (head == null) {
            begun();
            number = 0;
            broken = false;
            return;
        }
        long batch = head.getInt64("number").getValue();
        if (!head.getBoolean("done").getValue()) {
            String by = head.getString("node").getValue();
            for (long part = 0; part < head.getInt64("parts").getValue(); part++) {
                redo(partId(by, batch, part));
            }
            Map<String, Long> positions = new HashMap<>();
            head.getDocument("positions")
                    .forEach((view, position) ->
                            positions.put(view, position.asInt64().getValue()));
            end(batch, positions);
        }
        number = batch;
        broken = false;
    }

    private void begun() {
        try {
            batches()
                    .insertOne(new BsonDocument("_id", new BsonString(HEAD))
                            .append("number", new BsonInt64(0))
                            .append("done", BsonBoolean.TRUE));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private void redo(String partId) {
        BsonDocument part = batches().find(Filters.eq("_id", partId)).first();
        if (part == null) {
            return;
        }
        Map<String, List<WriteModel<BsonDocument>>> writes = new HashMap<>();
        part.getArray("steps").forEach(step -> {
            BsonDocument noted = step.asDocument();
            writes.computeIfAbsent(noted.getString("collection").getValue(), _ -> new ArrayList<>())
                    .add(write(noted));
        });
        writes.forEach(
                (collection, some) -> ignoringKnown(database.getCollection(collection, BsonDocument.class), some));
    }

    private static WriteModel<BsonDocument> write(BsonDocument noted) {
        long version = noted.getInt64("version").getValue();
        Bson asRead = Filters.and(Filters.eq("_id", noted.getString("id").getValue()), Filters.eq("version", version));
        if (noted.getBoolean("deletes").getValue()) {
            return new DeleteOneModel<>(asRead);
        }
        BsonDocument stored = noted.getDocument("stored");
        return version == 0 ? new InsertOneModel<>(stored) : new ReplaceOneModel<>(asRead, stored);
    }

    /** What is there already was done before. */
    private static void ignoringKnown(MongoCollection<BsonDocument> collection, List<WriteModel<BsonDocument>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes, ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private static String partId(String node, long batch, long part) {
        return node + "/" + batch + "/" + part;
    }

    private MongoCollection<BsonDocument> batches() {
        return database.getCollection("_batch", BsonDocument.class);
    }
}
