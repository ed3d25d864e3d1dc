package safar.projection.store;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import safar.projection.store.Field.Kind;
import safar.projection.store.Field.Use;
import safar.projection.store.Filter.Condition;

/**
 * What a collection of documents is called and by which fields they can be found.
 *
 * @param whole its documents are asked for by id, or a few at a time, so that fields and document may lie together
 */
public record CollectionSpec(String name, boolean whole, List<Field> fields) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    public CollectionSpec {
        checkName(name);
        fields = List.copyOf(fields);
        Map<String, Field> seen = new HashMap<>();
        for (Field field : fields) {
            if (seen.put(field.name().toLowerCase(Locale.ROOT), field) != null) {
                throw new IllegalArgumentException(
                        "collection %s has two fields named %s".formatted(name, field.name()));
            }
        }
    }

    public CollectionSpec(String name, List<Field> fields) {
        this(name, false, fields);
    }

    public CollectionSpec(String name, Field... fields) {
        this(name, List.of(fields));
    }

    /** A collection that is hardly ever walked through: it costs fewer writes. */
    public static CollectionSpec whole(String name, Field... fields) {
        return new CollectionSpec(name, true, List.of(fields));
    }

    /** The same collection under another name. */
    public CollectionSpec named(String other) {
        return new CollectionSpec(other, whole, fields);
    }

    /**
     * The same collection while it is filled and nobody reads it: scalar fields are carried without an index, which makes writes
     * at least twice as fast; defining it in full afterwards builds the indexes at once.
     */
    public CollectionSpec loading() {
        return new CollectionSpec(
                name,
                whole,
                fields.stream()
                        .map(field ->
                                field.kind() == Kind.TAGS || field.kind() == Kind.SEARCH ? field : field.carried())
                        .toList());
    }

    Field field(String wanted) {
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("collection %s has no field %s".formatted(name, wanted)));
    }

    Field sortedField(String wanted) {
        Field field = field(wanted);
        if (field.use() != Use.SORTED) {
            throw new IllegalArgumentException("collection %s has no order by %s".formatted(name, wanted));
        }
        return field;
    }

    /** The values as they are stored, by field; no tags at all is an absent field. */
    Map<String, Object> stored(Map<String, ?> values) {
        Map<String, Object> stored = new HashMap<>();
        values.forEach((field, value) -> stored.put(field, field(field).stored(value)));
        stored.values().removeIf(value -> value instanceof Set<?> tags && tags.isEmpty());
        return stored;
    }

    /** The conditions with their operands as values are stored; an operator that the field's kind lacks is refused. */
    List<Condition> conditions(Filter filter) {
        return filter.conditions().stream().map(this::checked).toList();
    }

    private Condition checked(Condition condition) {
        Field field = field(condition.field());
        Kind kind = field.kind();
        return switch (condition) {
            case Condition.In in when kind != Kind.SEARCH -> in.mapped(field::operand);
            case Condition.Contains has when kind == Kind.TAGS -> new Condition.In(has.field(), List.of(has.part()));
            case Condition.Contains has
            when kind == Kind.SEARCH -> new Condition.Contains(has.field(), SearchText.normalise(has.part()));
            case Condition.Range range when kind == Kind.NUMBER || kind == Kind.TIME -> range.mapped(field::operand);
            case Condition.Prefix prefix when kind == Kind.TEXT -> prefix;
            default ->
                throw new IllegalArgumentException("field %s of %s is %s and cannot be filtered by %s"
                        .formatted(
                                field.name(), name, kind, condition.getClass().getSimpleName()));
        };
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a collection name is %s, found %s".formatted(NAME, name));
        }
    }
}
