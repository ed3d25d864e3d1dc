package safar.projection.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A value of a document by which it can be found, ordered or counted. */
public record Field(String name, Kind kind, Use use) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final Set<String> TAKEN = Set.of("id", "version", "rowid", "oid");

    /** What a field's values are in Java; tags are a set of strings, a search text is kept normalised. */
    public enum Kind {
        TEXT,
        NUMBER,
        TIME,
        TAGS,
        SEARCH
    }

    /** What a field is good for, each including the one before; every step up costs writes. */
    public enum Use {
        /** Read by scans and counts; a filter on it reads every document. */
        CARRIED,
        /** Filtered by an index. */
        FILTERED,
        /** Also gives lists their order. */
        SORTED
    }

    public Field {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "a field name is %s and none of %s, found %s".formatted(NAME, TAKEN, name));
        }
        if (use == Use.SORTED && (kind == Kind.TAGS || kind == Kind.SEARCH)) {
            throw new IllegalArgumentException("field %s is %s, which has no order".formatted(name, kind));
        }
    }

    public static Field text(String name) {
        return new Field(name, Kind.TEXT, Use.FILTERED);
    }

    public static Field number(String name) {
        return new Field(name, Kind.NUMBER, Use.FILTERED);
    }

    public static Field time(String name) {
        return new Field(name, Kind.TIME, Use.FILTERED);
    }

    public static Field tags(String name) {
        return new Field(name, Kind.TAGS, Use.FILTERED);
    }

    public static Field search(String name) {
        return new Field(name, Kind.SEARCH, Use.FILTERED);
    }

    public Field sorted() {
        return new Field(name, kind, Use.SORTED);
    }

    public Field carried() {
        return new Field(name, kind, Use.CARRIED);
    }

    /** The value as it is stored: times in milliseconds, search text normalised, tags without order. */
    Object stored(Object value) {
        return switch (kind) {
            case TEXT -> expect(String.class, value);
            case NUMBER -> value instanceof Integer small ? small.longValue() : expect(Long.class, value);
            case TIME -> expect(Instant.class, value).truncatedTo(ChronoUnit.MILLIS);
            case TAGS -> tagsOf(expect(Collection.class, value));
            case SEARCH -> SearchText.normalise(expect(String.class, value));
        };
    }

    /** What the stored value is compared with: for tags a single one. */
    Object operand(Object value) {
        return kind == Kind.TAGS ? expect(String.class, value) : stored(value);
    }

    private Set<String> tagsOf(Collection<?> values) {
        Set<String> tags = new TreeSet<>();
        for (Object value : values) {
            tags.add(expect(String.class, Objects.requireNonNull(value, name)));
        }
        return Collections.unmodifiableSet(tags);
    }

    private <T> T expect(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("field %s is %s and takes a %s, found a %s"
                    .formatted(
                            name, kind, type.getSimpleName(), value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }
}
