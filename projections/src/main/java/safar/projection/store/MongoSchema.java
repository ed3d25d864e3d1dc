package safar.projection.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import safar.projection.store.Field.Use;

/** What is known about the collections of a database; every step may be taken by several nodes at once. */
record MongoSchema(MongoDatabase database) {
    /** The number of this layout; a database with a higher one is from a later release. */
    static final int FORMAT = 1;

    private static final int INDEX_MINUTES = 30;

    void check() {
        int format = keep("_format", Updates.setOnInsert("number", FORMAT))
                .getInt32("number")
                .getValue();
        if (format > FORMAT) {
            throw new IllegalStateException(
                    "database %s has format %d, this release reads up to %d: use the release that wrote it"
                            .formatted(database.getName(), format, FORMAT));
        }
    }

    void define(CollectionSpec spec) {
        for (Field field : spec.fields()) {
            String kind = field.kind().name();
            BsonDocument kept = keep(
                    spec.name() + "." + field.name(),
                    Updates.combine(Updates.setOnInsert("collection", spec.name()), Updates.setOnInsert("kind", kind)));
            String known = kept.getString("kind").getValue();
            if (!known.equals(kind)) {
                throw new IllegalStateException(
                        "field %s of %s is stored as %s and cannot become %s: use a new collection"
                                .formatted(field.name(), spec.name(), known, kind));
            }
        }
        List<IndexModel> indexes = spec.fields().stream()
                .filter(field -> field.use() != Use.CARRIED)
                .map(field -> new IndexModel(keys(field)))
                .toList();
        if (!indexes.isEmpty()) {
            database.getCollection(spec.name())
                    .withTimeout(INDEX_MINUTES, TimeUnit.MINUTES)
                    .createIndexes(indexes);
        }
    }

    void drop(String collection) {
        database.getCollection(collection).drop();
        catalogue().deleteMany(Filters.eq("collection", collection));
    }

    private static Bson keys(Field field) {
        Bson key = Indexes.ascending(MongoFields.path(field));
        return field.use() == Use.SORTED ? Indexes.compoundIndex(key, Indexes.ascending("_id")) : key;
    }

    /** The entry as it was first written, by whichever node. */
    private BsonDocument keep(String id, Bson firstWritten) {
        BsonDocument kept = catalogue()
                .findOneAndUpdate(
                        Filters.eq("_id", id),
                        firstWritten,
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(kept, id);
    }

    private MongoCollection<BsonDocument> catalogue() {
        return database.getCollection("_catalogue", BsonDocument.class);
    }
}
