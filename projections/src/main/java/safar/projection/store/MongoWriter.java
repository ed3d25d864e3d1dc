package safar.projection.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** Applies changes to one collection in bulk, each on condition that the stored version is the one that was read. */
record MongoWriter(CollectionSpec spec, MongoCollection<BsonDocument> collection) {
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    void apply(List<Change> changes) {
        List<WriteModel<BsonDocument>> writes =
                changes.stream().map(this::write).toList();
        try {
            expectAll(changes, collection.bulkWrite(writes, ANY_ORDER));
        } catch (MongoBulkWriteException e) {
            e.getWriteErrors().stream()
                    .filter(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)
                    .findFirst()
                    .ifPresent(error -> {
                        throw new StaleDocumentException(changes.get(error.getIndex()));
                    });
            throw e;
        }
    }

    private WriteModel<BsonDocument> write(Change change) {
        Bson asRead = Filters.and(Filters.eq("_id", change.id()), Filters.eq("version", change.version()));
        return switch (change) {
            case Change.Delete _ -> new DeleteOneModel<>(asRead);
            case Change.Put put when put.version() == 0 -> new InsertOneModel<>(stored(spec, put));
            case Change.Put put -> new ReplaceOneModel<>(asRead, stored(spec, put));
        };
    }

    /** A document as it is stored. */
    static BsonDocument stored(CollectionSpec spec, Change.Put put) {
        return new BsonDocument("_id", new BsonString(put.id()))
                .append("version", new BsonInt64(put.version() + 1))
                .append(MongoFields.ALL, MongoFields.toBson(spec.stored(put.fields())))
                .append("document", BsonJson.document(put.document().json()));
    }

    /**
     * A replacement that found nothing to replace is stale for certain; which one it was is told by the versions, except where
     * another node wrote the very version that was to be written here: then one of those is named.
     */
    private void expectAll(List<Change> changes, BulkWriteResult result) {
        List<Change> replaced = changes.stream()
                .filter(change -> change instanceof Change.Put && change.version() > 0)
                .toList();
        List<Change> deleted =
                changes.stream().filter(Change.Delete.class::isInstance).toList();
        if (result.getMatchedCount() < replaced.size()) {
            Map<String, Long> versions = versions(replaced);
            throw new StaleDocumentException(replaced.stream()
                    .filter(change -> versions.getOrDefault(change.id(), 0L) != change.version() + 1)
                    .findFirst()
                    .orElseGet(replaced::getFirst));
        }
        if (result.getDeletedCount() < deleted.size()) {
            Map<String, Long> versions = versions(deleted);
            deleted.stream()
                    .filter(change -> versions.containsKey(change.id()))
                    .findFirst()
                    .ifPresent(change -> {
                        throw new StaleDocumentException(change);
                    });
        }
    }

    private Map<String, Long> versions(List<Change> changes) {
        Map<String, Long> versions = new HashMap<>();
        collection
                .find(Filters.in("_id", changes.stream().map(Change::id).toList()))
                .projection(new BsonDocument("version", new BsonInt64(1)))
                .forEach(found -> versions.put(
                        found.getString("_id").getValue(),
                        found.getInt64("version").getValue()));
        return versions;
    }
}
