package safar.projection.store;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UnwindOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Field.Kind;
import safar.projection.store.Slice.Found;
import safar.projection.store.Slice.Valued;

/**
 * A view store in a MongoDB database, for any number of nodes. A document is {@code {_id, version, f: {declared fields},
 * document}}, the last one real BSON. A batch that comes with positions is whole without a transaction ({@link MongoBatches}), so a
 * single server does as well as a replica set.
 */
final class MongoViewStore implements ViewStore {
    private static final int BATCH = 1_000;
    /** Looks in a row at the same count, about one a second, after which the holder of a duty is thought to be gone. */
    private static final int PATIENCE = 10;

    private final MongoConnection connection;
    private final MongoSchema schema;
    private final Specs specs;
    private final MongoBatches batches;

    MongoViewStore(MongoConnection connection) {
        this(connection, new MongoSchema(connection.database()), new Specs(), new MongoBatches(connection.database()));
    }

    private MongoViewStore(MongoConnection connection, MongoSchema schema, Specs specs, MongoBatches batches) {
        this.connection = connection;
        this.schema = schema;
        this.specs = specs;
        this.batches = batches;
    }

    static MongoViewStore open(String uri) {
        MongoConnection connection = MongoConnection.open(uri);
        try {
            MongoViewStore store = new MongoViewStore(connection);
            store.schema.check();
            return store;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void define(CollectionSpec spec) {
        schema.define(spec);
        specs.add(spec);
    }

    @Override
    public Map<String, Document> get(String collection, Set<String> ids) {
        batches.mend();
        CollectionSpec spec = specs.get(collection);
        Map<String, Document> documents = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            stored(spec)
                    .find(Filters.in("_id", all.subList(from, Math.min(from + BATCH, all.size()))))
                    .projection(Projections.include("version", "document"))
                    .batchSize(BATCH)
                    .forEach(found -> documents.put(id(found), document(found)));
        }
        return documents;
    }

    @Override
    public void apply(Collection<? extends Change> changes, Map<String, Long> positions) {
        Map<CollectionSpec, List<Change>> bySpec = new HashMap<>();
        Changes.byCollection(changes).forEach((collection, part) -> bySpec.put(specs.get(collection), part));
        if (positions.isEmpty()) {
            bySpec.forEach(this::write);
        } else if (bySpec.isEmpty()) {
            batches.note(positions);
        } else {
            long batch = batches.begin(bySpec, positions);
            batches.carryOut(
                    batch,
                    positions,
                    () -> bySpec.forEach((spec, part) -> {
                        batches.refuseUnlessLast(batch);
                        write(spec, part);
                    }));
        }
    }

    private void write(CollectionSpec spec, List<Change> changes) {
        new MongoWriter(spec, collection(spec.name())).apply(changes);
    }

    @Override
    public void mark(Map<String, Long> figures) {
        positions()
                .bulkWrite(figures.entrySet().stream()
                        .map(entry -> new UpdateOneModel<BsonDocument>(
                                Filters.eq("_id", entry.getKey()),
                                Updates.set("position", entry.getValue()),
                                new UpdateOptions().upsert(true)))
                        .toList());
    }

    @Override
    public Claim claim(String duty, String node) {
        return new MongoClaim(collection("_claim"), duty, node, PATIENCE);
    }

    @Override
    public Crew crew(String duty, String node) {
        return new MongoCrew(collection("_crew"), duty, node, PATIENCE);
    }

    @Override
    public void recover() {
        batches.takeOver();
    }

    @Override
    public ViewStore writer(String name) {
        return new MongoViewStore(connection, schema, specs, new MongoBatches(connection.database(), name));
    }

    @Override
    public Page find(String collection, Query query) {
        batches.mend();
        CollectionSpec spec = specs.get(collection);
        Bson filter = MongoFields.filter(spec, query.filter());
        return Paging.page(spec, query, (slice, limit) -> slice(spec, filter, slice, limit));
    }

    private List<Found> slice(CollectionSpec spec, Bson filter, Slice slice, int limit) {
        List<String> keys = new ArrayList<>(List.of("_id"));
        List<String> columns = new ArrayList<>(List.of("version", "document"));
        if (slice instanceof Valued valued) {
            keys.addFirst(MongoFields.path(valued.field()));
            columns.addFirst(MongoFields.path(valued.field()));
        }
        FindIterable<RawBsonDocument> documents = stored(spec)
                .find(Filters.and(filter, MongoFields.filter(slice)))
                .sort(slice.descending() ? Sorts.descending(keys) : Sorts.ascending(keys))
                .projection(Projections.include(columns))
                .limit(limit);
        List<Found> found = new ArrayList<>();
        documents.forEach(document -> found.add(new Found(
                document(document),
                slice instanceof Valued valued ? MongoFields.value(document, valued.field()) : null)));
        return found;
    }

    @Override
    public void scan(String collection, List<String> fields, BiConsumer<String, Map<String, Object>> visitor) {
        CollectionSpec spec = specs.get(collection);
        List<Field> read = fields.stream().map(spec::field).toList();
        stored(spec)
                .find()
                .projection(Projections.fields(
                        Projections.include("_id"),
                        Projections.include(read.stream().map(MongoFields::path).toList())))
                .sort(Sorts.ascending("_id"))
                .batchSize(BATCH)
                .timeoutMode(TimeoutMode.ITERATION)
                .forEach(document -> {
                    Map<String, Object> values = new TreeMap<>();
                    for (Field field : read) {
                        Object value = MongoFields.value(document, field);
                        if (value != null) {
                            values.put(field.name(), value);
                        }
                    }
                    visitor.accept(id(document), values);
                });
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, Filter filter, List<String> groupBy) {
        CollectionSpec spec = specs.get(collection);
        Bson passing = MongoFields.filter(spec, filter);
        if (groupBy.isEmpty()) {
            return Map.of(List.of(), collection(collection).countDocuments(passing));
        }
        List<Bson> stages = new ArrayList<>(List.of(Aggregates.match(passing)));
        BsonDocument groups = new BsonDocument();
        for (Field field : groupBy.stream().map(spec::field).toList()) {
            String value = "$" + MongoFields.path(field);
            if (field.kind() == Kind.TAGS) {
                stages.add(Aggregates.unwind(value, new UnwindOptions().preserveNullAndEmptyArrays(true)));
            }
            groups.append(field.name(), new BsonString(value));
        }
        stages.add(Aggregates.group(groups, Accumulators.sum("count", 1L)));
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        AggregateIterable<BsonDocument> found = collection(collection).aggregate(stages);
        found.forEach(group -> {
            List<@Nullable Object> key = new ArrayList<>();
            groupBy.forEach(name ->
                    key.add(MongoFields.fromBson(group.getDocument("_id").get(name))));
            counts.put(key, group.getNumber("count").longValue());
        });
        return counts;
    }

    @Override
    public long position(String view) {
        batches.mend();
        BsonDocument found = positions().find(Filters.eq("_id", view)).first();
        return found == null ? 0 : found.getInt64("position").getValue();
    }

    @Override
    public void drop(String collection) {
        specs.remove(collection);
        schema.drop(collection);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static String id(BsonDocument stored) {
        return stored.getString("_id").getValue();
    }

    private static Document document(BsonDocument stored) {
        return new Document(
                id(stored), stored.getInt64("version").getValue(), BsonJson.json(stored.getDocument("document")));
    }

    private MongoCollection<BsonDocument> positions() {
        return collection("_position");
    }

    private MongoCollection<RawBsonDocument> stored(CollectionSpec spec) {
        return connection.database().getCollection(spec.name(), RawBsonDocument.class);
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return connection.database().getCollection(name, BsonDocument.class);
    }
}
