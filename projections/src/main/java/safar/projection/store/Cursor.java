package safar.projection.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Query.Order;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The last document of a page in its order, written so that a client can carry it; it can be forged but does no harm. */
record Cursor(
        @Nullable String field,
        boolean descending,
        @Nullable Object value,
        String id) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Cursor at(@Nullable Order order, Slice.Found last) {
        String id = last.document().id();
        return order == null
                ? new Cursor(null, false, null, id)
                : new Cursor(order.field(), order.descending(), plain(last.value()), id);
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
    }

    /** Reads what {@link #text} wrote for the same order. */
    static Cursor parse(String text, @Nullable Order order) {
        Cursor cursor = parse(text);
        String field = order == null ? null : order.field();
        boolean descending = order != null && order.descending();
        if (!Objects.equals(cursor.field, field) || cursor.descending != descending) {
            throw new IllegalArgumentException("the cursor continues a list in another order");
        }
        return cursor;
    }

    private static Cursor parse(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            Cursor cursor = JSON.readValue(json, Cursor.class);
            if (cursor == null || cursor.id == null) {
                throw new IllegalArgumentException("the cursor names no document");
            }
            return cursor;
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IllegalArgumentException("the cursor is none that this list gave out", e);
        }
    }

    /** The value in the field's own type, null for a place among the documents without one. */
    @Nullable
    Object valueOf(Field field) {
        if (value == null) {
            return null;
        }
        return field.stored(
                field.kind() == Field.Kind.TIME && value instanceof Number millis
                        ? Instant.ofEpochMilli(millis.longValue())
                        : value);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Instant time ? (Object) time.toEpochMilli() : value;
    }
}
