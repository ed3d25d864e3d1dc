package safar.projection.evidence.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import safar.projection.evidence.Envelope;
import safar.projection.evidence.Hash;
import safar.projection.evidence.Head;
import safar.projection.evidence.HeadMap;
import safar.projection.evidence.MerkleTree;
import safar.projection.evidence.MerkleTree.Node;

/**
 * The tree and the chains in one SQLite file: the hashes of all complete subtrees, which leaves each stream has, and the head of each. It grows by whole
 * batches, so it is never ahead of or behind itself; what it knows it can be told again from the events.
 */
public final class EvidenceIndex implements AutoCloseable {

    private static final String TABLES = """
            create table if not exists node (
              level integer not null, number integer not null, hash blob not null, primary key (level, number)) without rowid;
            create table if not exists leaf (
              stream text not null, sequence integer not null, number integer not null, primary key (stream, sequence)) without rowid;
            create table if not exists head (
              stream text not null primary key, length integer not null, chain blob not null) without rowid;
            create table if not exists progress (
              one integer not null primary key check (one = 1), position integer not null, size integer not null)""";

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final EvidenceReader reader;
    private volatile EvidenceState state;

    private EvidenceIndex(Connection connection, SqlConnections more) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            for (var table : TABLES.split(";", -1)) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
        state = stored();
        reader = new EvidenceReader(more.open());
    }

    private interface SqlConnections {
        Connection open() throws SQLException;
    }

    /** Opens or makes the file; its folder must exist. */
    public static EvidenceIndex open(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        SqlConnections connections = () -> config.createConnection("jdbc:sqlite:" + file);
        try {
            return new EvidenceIndex(connections.open(), connections);
        } catch (SQLException e) {
            throw new EvidenceException(
                    "could not open %s; once it is deleted it is worked out from the events again".formatted(file), e);
        }
    }

    public EvidenceState state() {
        return state;
    }

    /** The tree; what it reads is remembered as long as it is, so it is to be thrown away after a few proofs. */
    public MerkleTree tree() {
        var seen = new HashMap<Long, Hash>();
        return new MerkleTree(
                (level, number) -> seen.computeIfAbsent((long) level << 56 | number, _ -> reader.node(level, number)));
    }

    /** The number of the leaf of each event of a stream, in their order. */
    public List<Long> numbers(String stream) {
        return reader.numbers(stream);
    }

    /** The number of the leaf of one event of a stream; empty when it is not in the log yet. */
    public Optional<Long> number(String stream, long sequence) {
        return reader.number(stream, sequence);
    }

    /** Adds the next events, and remembers up to where the store was looked at for them. */
    public void append(List<Envelope> events, long position) {
        state = guarded("add %d events".formatted(events.size()), () -> {
            var growing = new Growing();
            events.forEach(growing::add);
            var next = new EvidenceState(position, growing.size, growing.heads());
            growing.write(position);
            connection.commit();
            return next;
        });
    }

    /** Forgets everything, to be told it again. */
    public void clear() {
        state = guarded("clear it", () -> {
            try (var statement = connection.createStatement()) {
                for (var table : List.of("node", "leaf", "head", "progress")) {
                    statement.execute("delete from " + table);
                }
            }
            connection.commit();
            return new EvidenceState(0, 0, HeadMap.EMPTY);
        });
    }

    @Override
    public void close() {
        reader.close();
        guarded("close it", () -> {
            connection.close();
            return state;
        });
    }

    private EvidenceState stored() throws SQLException {
        var heads = new ArrayList<Head>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select stream, length, chain from head")) {
                while (rows.next()) {
                    heads.add(new Head(rows.getString(1), rows.getLong(2), Hash.copyOf(rows.getBytes(3))));
                }
            }
            try (var row = statement.executeQuery("select position, size from progress")) {
                return row.next()
                        ? new EvidenceState(row.getLong(1), row.getLong(2), HeadMap.of(heads))
                        : new EvidenceState(0, 0, HeadMap.EMPTY);
            }
        } finally {
            connection.rollback();
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T guarded(String aim, Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw new EvidenceException("the index of evidence could not " + aim, e);
        } finally {
            lock.unlock();
        }
    }

    /** A batch on its way into the file. */
    private final class Growing {

        private final Map<String, Head> touched = new HashMap<>();
        private final Map<Long, Node> nodes = new HashMap<>();
        private final List<Envelope> events = new ArrayList<>();
        private final long from = state.size();
        private long size = from;
        private final MerkleTree tree = new MerkleTree((level, number) -> {
            var fresh = nodes.get((long) level << 56 | number);
            return fresh == null ? reader.node(level, number) : fresh.hash();
        });

        void add(Envelope event) {
            var leaf = event.leaf();
            tree.completedBy(size, leaf).forEach(node -> nodes.put((long) node.level() << 56 | node.index(), node));
            var head = touched.getOrDefault(
                    event.stream(), state.heads().find(event.stream()).orElse(Head.before(event.stream())));
            if (event.sequence() != head.length()) {
                throw new IllegalStateException(
                        "expected event %d of %s, found %d".formatted(head.length(), event.stream(), event.sequence()));
            }
            touched.put(event.stream(), head.and(leaf));
            events.add(event);
            size++;
        }

        HeadMap heads() {
            var heads = state.heads();
            for (var head : touched.values()) {
                heads = heads.with(head);
            }
            return heads;
        }

        void write(long position) throws SQLException {
            try (var node = connection.prepareStatement("insert into node (level, number, hash) values (?, ?, ?)");
                    var leaf = connection.prepareStatement(
                            "insert into leaf (stream, sequence, number) values (?, ?, ?)");
                    var head = connection.prepareStatement(
                            "insert or replace into head (stream, length, chain) values (?, ?, ?)");
                    var progress = connection.prepareStatement(
                            "insert or replace into progress (one, position, size) values (1, ?, ?)")) {
                for (var one : nodes.values()) {
                    put(node, one.level(), one.index(), one.hash().bytes());
                }
                for (var i = 0; i < events.size(); i++) {
                    put(leaf, events.get(i).stream(), events.get(i).sequence(), from + i);
                }
                for (var one : touched.values()) {
                    put(head, one.stream(), one.length(), one.chain().bytes());
                }
                put(progress, position, size);
            }
        }

        private static void put(PreparedStatement statement, Object... values) throws SQLException {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
