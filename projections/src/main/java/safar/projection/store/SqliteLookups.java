package safar.projection.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tables up that find documents by tag or part of a text. All is written at the end of a batch: FTS5 collects what it
 * is given and would write it out at every statement in between, which takes more than twice as long.
 */
final class SqliteLookups {
    private final SqliteSession session;
    private final SqliteTable table;
    private final List<Move> moves = new ArrayList<>();

    SqliteLookups(SqliteSession session, SqliteTable table) {
        this.session = session;
        this.table = table;
    }

    /** Notes that the field's column in the row at {@code place} goes from one value to another. */
    void changed(Field field, long place, @Nullable Object from, @Nullable Object to) {
        if (SqliteTable.hasLookup(field) && !Objects.equals(from, to)) {
            moves.add(new Move(field, place, (String) from, (String) to));
        }
    }

    void write() throws SQLException {
        for (Move move : moves) {
            String lookup = table.lookup(move.field);
            if (move.field.kind() == Field.Kind.TAGS) {
                writeTags(lookup, move);
            } else {
                writeText(lookup, move);
            }
        }
    }

    private void writeTags(String lookup, Move move) throws SQLException {
        Set<String> before = SqliteTable.tags(move.from);
        Set<String> after = SqliteTable.tags(move.to);
        for (String tag : without(before, after)) {
            session.update("DELETE FROM %s WHERE tag = ? AND place = ?".formatted(lookup), tag, move.place);
        }
        for (String tag : without(after, before)) {
            session.update("INSERT INTO %s VALUES (?, ?)".formatted(lookup), tag, move.place);
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private void writeText(String lookup, Move move) throws SQLException {
        if (move.from != null) {
            session.update("DELETE FROM %s WHERE rowid = ?".formatted(lookup), move.place);
        }
        if (move.to != null) {
            session.update("INSERT INTO %s (rowid, part) VALUES (?, ?)".formatted(lookup), move.place, move.to);
        }
    }

    private record Move(
            Field field,
            long place,
            @Nullable String from,
            @Nullable String to) {}
}
