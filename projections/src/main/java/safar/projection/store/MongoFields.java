package safar.projection.store;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Filter.Condition;
import safar.projection.store.Slice.Place;
import safar.projection.store.Slice.Unvalued;
import safar.projection.store.Slice.Valued;

/** Declared fields in MongoDB: under {@code f}, absent where a document lacks one, and the filters over them. */
final class MongoFields {
    static final String ALL = "f";

    private MongoFields() {}

    static String path(Field field) {
        return ALL + "." + field.name();
    }

    static BsonDocument toBson(Map<String, Object> stored) {
        BsonDocument fields = new BsonDocument();
        stored.forEach((name, value) -> fields.put(name, toBson(value)));
        return fields;
    }

    private static BsonValue toBson(Object stored) {
        return switch (stored) {
            case String text -> new BsonString(text);
            case Long number -> new BsonInt64(number);
            case Instant time -> new BsonDateTime(time.toEpochMilli());
            case Set<?> tags ->
                new BsonArray(
                        tags.stream().map(tag -> new BsonString((String) tag)).toList());
            default -> throw new IllegalArgumentException("no field has a " + stored.getClass());
        };
    }

    /** The field's value in a stored document, null where it is absent. */
    static @Nullable Object value(BsonDocument stored, Field field) {
        return fromBson(stored.getDocument(ALL, new BsonDocument()).get(field.name()));
    }

    static @Nullable Object fromBson(@Nullable BsonValue value) {
        return switch (value) {
            case BsonString text -> text.getValue();
            case BsonInt64 number -> number.getValue();
            case BsonDateTime time -> Instant.ofEpochMilli(time.getValue());
            case BsonArray tags -> {
                Set<String> set = new TreeSet<>();
                tags.forEach(tag -> set.add(tag.asString().getValue()));
                yield set;
            }
            case null, default -> null;
        };
    }

    static Bson filter(CollectionSpec spec, Filter filter) {
        List<Bson> all = spec.conditions(filter).stream()
                .map(condition -> filter(path(spec.field(condition.field())), condition))
                .toList();
        return all.isEmpty() ? Filters.empty() : Filters.and(all);
    }

    private static Bson filter(String path, Condition condition) {
        return switch (condition) {
            case Condition.In in -> Filters.in(path, in.values());
            case Condition.Range range -> {
                List<Bson> ends = new ArrayList<>(List.of(Filters.ne(path, null)));
                if (range.from() != null) {
                    ends.add(Filters.gte(path, range.from()));
                }
                if (range.to() != null) {
                    ends.add(Filters.lt(path, range.to()));
                }
                yield Filters.and(ends);
            }
            case Condition.Prefix prefix -> Filters.regex(path, "^" + Pattern.quote(prefix.prefix()));
            case Condition.Contains contains -> Filters.regex(path, Pattern.quote(contains.part()));
        };
    }

    /** The slice's documents; the doubled lower bound is what an index can start from. */
    static Bson filter(Slice slice) {
        return switch (slice) {
            case Valued(Field field, boolean _, @Nullable Place last)
            when last == null -> Filters.ne(path(field), null);
            case Valued(Field field, boolean descending, Place(Object value, String id)) -> {
                String path = path(field);
                yield descending
                        ? Filters.and(
                                Filters.lte(path, value), Filters.or(Filters.lt(path, value), Filters.lt("_id", id)))
                        : Filters.and(
                                Filters.gte(path, value), Filters.or(Filters.gt(path, value), Filters.gt("_id", id)));
            }
            case Unvalued(@Nullable Field field, boolean descending, @Nullable String last) -> {
                Bson without = field == null ? Filters.empty() : Filters.eq(path(field), null);
                yield last == null
                        ? without
                        : Filters.and(without, descending ? Filters.lt("_id", last) : Filters.gt("_id", last));
            }
        };
    }
}
