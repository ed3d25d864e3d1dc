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
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;

/**
 * Makes a batch of changes and positions whole without a transaction: all of it is written down, then done, then marked as done. Doing it again does nothing
 * twice, since each change names the version it replaces and each position the batch it comes from. A node that was thought gone and wakes up finds that the
 * batches were counted on, and begins no other.
 */
final class MongoBatches {
    private static final String ONLY = "batch";
    /** A document of MongoDB has 16 MB at most. */
    private static final long PART_BYTES = 4_000_000;

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final String head;
    private final String node = UUID.randomUUID().toString();
    private long number = -1;
    private long attempts;
    private volatile boolean broken;

    MongoBatches(MongoDatabase database) {
        this(database, ONLY);
    }

    /** Batches that are counted apart from those under other names. */
    MongoBatches(MongoDatabase database, String name) {
        this.database = database;
        this.head = name;
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

    /** Writes down what is going to be done; refused when another node did so meanwhile. What fails on the way is looked at before anything else is begun. */
    synchronized long begin(Map<CollectionSpec, List<Change>> changes, Map<String, Long> positions) {
        know();
        BsonDocument reached = new BsonDocument();
        positions.forEach((view, position) -> reached.append(view, new BsonInt64(position)));
        // what an earlier try left lies under another name
        String attempt = node + "." + attempts++;
        return trying(() -> {
            int parts = writeDown(attempt, number + 1, changes);
            countOn(new BsonDocument("_id", new BsonString(head))
                    .append("number", new BsonInt64(number + 1))
                    .append("node", new BsonString(attempt))
                    .append("parts", new BsonInt64(parts))
                    .append("done", BsonBoolean.FALSE)
                    .append("positions", reached));
            return number;
        });
    }

    private void know() {
        if (number < 0 || broken) {
            recover();
        }
    }

    /** Nobody knows how far something came that failed. */
    private <T> T trying(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    private int writeDown(String attempt, long batch, Map<CollectionSpec, List<Change>> changes) {
        int parts = 0;
        List<RawBsonDocument> part = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<CollectionSpec, List<Change>> entry : changes.entrySet()) {
            for (Change change : entry.getValue()) {
                RawBsonDocument noted =
                        new RawBsonDocument(step(entry.getKey(), change).noted(), new BsonDocumentCodec());
                long size = noted.getByteBuffer().remaining();
                if (!part.isEmpty() && bytes + size > PART_BYTES) {
                    write(partId(attempt, batch, parts++), part);
                    part = new ArrayList<>();
                    bytes = 0;
                }
                part.add(noted);
                bytes += size;
            }
        }
        if (!part.isEmpty()) {
            write(partId(attempt, batch, parts++), part);
        }
        return parts;
    }

    /** Puts the next head in the place of the one that this node knows, if that is still the last and done. */
    private void countOn(BsonDocument next) {
        if (batches()
                        .replaceOne(
                                Filters.and(
                                        Filters.eq("_id", head),
                                        Filters.eq("number", number),
                                        Filters.eq("done", true)),
                                next)
                        .getMatchedCount()
                == 0) {
            // what was decided is out of date, too
            recover();
            throw new ViewStoreException("another node keeps the views up", null);
        }
        number = next.getInt64("number").getValue();
    }

    /** Writes positions that come with no changes, unless another node went on meanwhile. */
    synchronized void note(Map<String, Long> positions) {
        know();
        trying(() -> {
            countOn(new BsonDocument("_id", new BsonString(head))
                    .append("number", new BsonInt64(number + 1))
                    .append("done", BsonBoolean.TRUE));
            write(number, positions);
            return number;
        });
    }

    private void write(String partId, List<RawBsonDocument> steps) {
        batches().insertOne(new BsonDocument("_id", new BsonString(partId)).append("steps", new BsonArray(steps)));
    }

    private static Step step(CollectionSpec spec, Change change) {
        return new Step(
                spec.name(),
                change,
                change instanceof Change.Put put ? MongoWriter.stored(spec, put) : new BsonDocument());
    }

    /** Writes the positions, which the batch has reached by now, and ends it. */
    private synchronized void end(long batch, Map<String, Long> positions) {
        write(batch, positions);
        batches()
                .updateOne(
                        Filters.and(Filters.eq("_id", head), Filters.eq("number", batch)), Updates.set("done", true));
        batches().deleteMany(Filters.regex("_id", "^" + node + "[.]"));
    }

    private void write(long batch, Map<String, Long> positions) {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        positions.forEach((view, position) -> writes.add(new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", view),
                        Filters.or(Filters.exists("batch", false), Filters.lte("batch", batch))),
                Updates.combine(Updates.set("position", position), Updates.set("batch", batch)),
                new UpdateOptions().upsert(true))));
        ignoringKnown(database.getCollection("_position", BsonDocument.class), writes);
    }

    /** Writes the documents and the positions of a batch that was begun; what fails on the way is ended before anything is read again. */
    void carryOut(long batch, Map<String, Long> positions, Runnable documents) {
        trying(() -> {
            documents.run();
            end(batch, positions);
            return batch;
        });
    }

    /** What was frozen in the middle of a batch does not go on with it when another node has: what was made and taken away again since would come back. */
    void refuseUnlessLast(long batch) {
        BsonDocument last = batches().find(Filters.eq("_id", head)).first();
        if (last == null || last.getInt64("number").getValue() != batch) {
            throw new ViewStoreException("another node went on with the batch", null);
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
        BsonDocument last = batches().find(Filters.eq("_id", head)).first();
        if (last == null) {
            begun();
            number = 0;
            broken = false;
            return;
        }
        long batch = last.getInt64("number").getValue();
        if (!last.getBoolean("done").getValue()) {
            String by = last.getString("node").getValue();
            for (long part = 0; part < last.getInt64("parts").getValue(); part++) {
                redo(partId(by, batch, part));
            }
            Map<String, Long> positions = new HashMap<>();
            last.getDocument("positions")
                    .forEach((view, position) ->
                            positions.put(view, position.asInt64().getValue()));
            end(batch, positions);
            batches().deleteMany(Filters.regex("_id", "^" + by + "/"));
        }
        number = batch;
        broken = false;
    }

    /** The same, after which no other node goes on from where it was. */
    synchronized void takeOver() {
        recover();
        boolean countedOn = batches()
                        .updateOne(
                                Filters.and(Filters.eq("_id", head), Filters.eq("number", number)),
                                Updates.inc("number", 1L))
                        .getMatchedCount()
                == 1;
        number = countedOn ? number + 1 : -1;
    }

    private void begun() {
        try {
            batches()
                    .insertOne(new BsonDocument("_id", new BsonString(head))
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
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
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
