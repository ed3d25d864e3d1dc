package safar.projection.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A view store in one SQLite file, for one process; any SQL tool can read it meanwhile. */
final class SqliteViewStore implements ViewStore {
    private final SqliteFile file;
    private final Specs specs = new Specs();
    /** As they are stored: nobody else writes the file, and they are asked for far more often than anything else. */
    private final Map<String, Long> positions = new ConcurrentHashMap<>();

    private SqliteViewStore(SqliteFile file) {
        this.file = file;
    }

    static SqliteViewStore open(Path folder) {
        return new SqliteViewStore(SqliteFile.open(folder));
    }

    @Override
    public void define(CollectionSpec spec) {
        file.write(session -> SqliteSchema.define(session, new SqliteTable(spec)));
        specs.add(spec);
    }

    @Override
    public Map<String, Document> get(String collection, Set<String> ids) {
        SqliteTable table = table(collection);
        Map<String, Document> documents = new HashMap<>();
        file.read(session -> {
            session.each(
                    """
                    SELECT id, version, document FROM %s
                    WHERE id IN (SELECT value FROM json_each(?))""".formatted(table.rows()),
                    row -> documents.put(
                            row.getString(1), new Document(row.getString(1), row.getLong(2), row.getBytes(3))),
                    SqliteTable.json(ids));
            return documents;
        });
        return documents;
    }

    @Override
    public void apply(Collection<? extends Change> changes, Map<String, Long> positions) {
        Map<SqliteTable, List<Change>> byTable = new HashMap<>();
        Changes.byCollection(changes).forEach((collection, part) -> byTable.put(table(collection), part));
        file.write(
                session -> {
                    for (var entry : byTable.entrySet()) {
                        new SqliteWriter(session, entry.getKey()).apply(entry.getValue());
                    }
                    for (var position : positions.entrySet()) {
                        session.update(
                                "INSERT OR REPLACE INTO _position VALUES (?, ?)",
                                position.getKey(),
                                position.getValue());
                    }
                },
                () -> this.positions.putAll(positions));
    }

    @Override
    public Page find(String collection, Query query) {
        SqliteTable table = table(collection);
        return file.read(session -> {
            SqliteFinder finder = new SqliteFinder(session, table, query.filter());
            return Paging.page(table.spec(), query, finder::find);
        });
    }

    @Override
    public void scan(String collection, List<String> fields, BiConsumer<String, Map<String, Object>> visitor) {
        SqliteTable table = table(collection);
        List<Field> read = fields.stream().map(table.spec()::field).toList();
        String columns =
                read.stream().map(field -> ", " + SqliteTable.column(field)).collect(Collectors.joining());
        file.scan(session -> session.each("SELECT id%s FROM %s ORDER BY id".formatted(columns, table.name()), row -> {
            Map<String, Object> values = new TreeMap<>();
            for (int index = 0; index < read.size(); index++) {
                Object value = SqliteTable.fromColumn(row, index + 2, read.get(index));
                if (value != null) {
                    values.put(read.get(index).name(), value);
                }
            }
            visitor.accept(row.getString(1), values);
        }));
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(String collection, Filter filter, List<String> groupBy) {
        SqliteTable table = table(collection);
        List<Field> groups = groupBy.stream().map(table.spec()::field).toList();
        return file.read(session -> new SqliteCount(table, filter, groups).in(session));
    }

    @Override
    public long position(String view) {
        return positions.computeIfAbsent(
                view,
                _ -> file.read(session ->
                        session.number("SELECT coalesce((SELECT position FROM _position WHERE view = ?), 0)", view)));
    }

    @Override
    public void drop(String collection) {
        specs.remove(collection);
        file.write(session -> SqliteSchema.drop(session, collection));
    }

    @Override
    public Claim claim(String duty, String node) {
        return Claim.alone();
    }

    @Override
    public void close() {
        file.close();
    }

    private SqliteTable table(String collection) {
        return new SqliteTable(specs.get(collection));
    }
}
