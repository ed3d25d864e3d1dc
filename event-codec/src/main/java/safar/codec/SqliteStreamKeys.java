package safar.codec;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import safar.contract.identity.StreamId;

/**
 * Stream keys in one SQLite file. Every new key is on disk before it is used, and deleted keys are overwritten. Threads that need new keys at the
 * same time share one commit.
 */
public final class SqliteStreamKeys implements MovableKeys {

    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final StreamKeyCache cache = new StreamKeyCache(Caffeine.newBuilder());
    private final ConcurrentLinkedQueue<StreamId> wanted = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;

    private SqliteStreamKeys(Connection connection) {
        this.connection = connection;
    }

    /** Opens or makes the key file; its folder must exist. */
    public static SqliteStreamKeys open(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        config.setBusyTimeout(5_000);
        config.setGetGeneratedKeys(false);
        try {
            var connection = config.createConnection("jdbc:sqlite:" + file);
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        create table if not exists stream_key (
                          stream text not null, generation integer not null, secret blob,
                          primary key (stream, generation)) without rowid""");
            }
            connection.setAutoCommit(false);
            return new SqliteStreamKeys(connection);
        } catch (SQLException e) {
            throw new KeyStoreException("could not open the key store " + file, e);
        }
    }

    @Override
    public void prepare(Collection<StreamId> streams) {
        var missing = cache.missing(streams);
        if (missing.isEmpty()) {
            return;
        }
        wanted.addAll(missing);
        lock.lock();
        try {
            var all = new ArrayList<StreamId>();
            for (var next = wanted.poll(); next != null; next = wanted.poll()) {
                all.add(next);
            }
            // whoever held the lock before may have made ours as well
            var rest = cache.missing(all);
            if (!rest.isEmpty()) {
                loadOrMake(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public StreamKey current(StreamId stream) {
        return cache.current(stream, this::prepare);
    }

    @Override
    public Optional<StreamKey> find(String keyId) {
        return cache.find(keyId, () -> load(keyId));
    }

    @Override
    public void destroy(StreamId stream) {
        lock.lock();
        try (var update = connection.prepareStatement("update stream_key set secret = null where stream = ?")) {
            update.setString(1, stream.value());
            update.executeUpdate();
            connection.commit();
            try (var statement = connection.createStatement()) {
                statement.execute("pragma wal_checkpoint(truncate)");
            }
            connection.commit();
            cache.forget(stream);
        } catch (SQLException e) {
            throw failed("destroy the keys of " + stream, e);
        } finally {
            lock.unlock();
        }
    }

    /** Writes a copy of all keys into a file that does not exist yet, while keys are used and made. */
    public void copyTo(Path file) {
        lock.lock();
        try {
            // a copy cannot be made inside a transaction
            connection.setAutoCommit(true);
            try (var copy = connection.prepareStatement("vacuum into ?")) {
                copy.setString(1, file.toString());
                copy.execute();
            } finally {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw new KeyStoreException("could not copy the key store to " + file, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forEach(Consumer<Kept> visitor) {
        lock.lock();
        try (var select = connection.prepareStatement(
                        "select stream, generation, secret from stream_key order by stream, generation");
                var row = select.executeQuery()) {
            while (row.next()) {
                visitor.accept(new Kept(row.getString(1), row.getInt(2), row.getBytes(3)));
            }
            connection.rollback();
        } catch (SQLException e) {
            throw failed("read all keys", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(Collection<Kept> keys) {
        lock.lock();
        try (var known = connection.prepareStatement(
                        "select secret from stream_key where stream = ? and generation = ?");
                var insert = connection.prepareStatement(
                        "insert into stream_key (stream, generation, secret) values (?, ?, ?)")) {
            for (var key : keys) {
                known.setString(1, key.stream());
                known.setInt(2, key.generation());
                try (var row = known.executeQuery()) {
                    if (!row.next()) {
                        insert.setString(1, key.stream());
                        insert.setInt(2, key.generation());
                        insert.setBytes(3, key.secret());
                        insert.addBatch();
                    } else if (!Arrays.equals(row.getBytes(1), key.secret())) {
                        throw new KeyStoreException(
                                "expected the key %s to be absent or the same, found another".formatted(key.id()),
                                null);
                    }
                }
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failed("keep %d keys".formatted(keys.size()), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new KeyStoreException("could not close the key store", e);
        } finally {
            lock.unlock();
        }
    }

    private void loadOrMake(List<StreamId> streams) {
        var keys = new ArrayList<StreamKey>();
        try (var newest = connection.prepareStatement(
                        "select generation, secret from stream_key where stream = ? order by generation desc limit 1");
                var insert = connection.prepareStatement(
                        "insert into stream_key (stream, generation, secret) values (?, ?, ?)")) {
            for (var stream : streams) {
                keys.add(loadOrMake(stream, newest, insert));
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failed("make %d keys".formatted(streams.size()), e);
        }
        for (int i = 0; i < keys.size(); i++) {
            cache.remember(streams.get(i), keys.get(i));
        }
    }

    private StreamKey loadOrMake(StreamId stream, PreparedStatement newest, PreparedStatement insert)
            throws SQLException {
        newest.setString(1, stream.value());
        var generation = 0;
        try (var row = newest.executeQuery()) {
            if (row.next()) {
                generation = row.getInt(1);
                var secret = row.getBytes(2);
                if (secret != null) {
                    return key(stream.value(), generation, secret);
                }
            }
        }
        var secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        insert.setString(1, stream.value());
        insert.setInt(2, generation + 1);
        insert.setBytes(3, secret);
        insert.addBatch();
        return key(stream.value(), generation + 1, secret);
    }

    private Optional<StreamKey> load(String keyId) {
        var dot = keyId.lastIndexOf('.');
        lock.lock();
        try (var select =
                connection.prepareStatement("select secret from stream_key where stream = ? and generation = ?")) {
            select.setString(1, keyId.substring(0, dot));
            select.setInt(2, Integer.parseInt(keyId.substring(dot + 1)));
            byte @Nullable [] secret = null;
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    secret = row.getBytes(1);
                }
            }
            connection.rollback();
            return secret == null
                    ? Optional.empty()
                    : Optional.of(new StreamKey(keyId, new SecretKeySpec(secret, "AES")));
        } catch (SQLException e) {
            throw failed("read the key " + keyId, e);
        } finally {
            lock.unlock();
        }
    }

    private KeyStoreException failed(String what, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return new KeyStoreException("could not " + what, cause);
    }

    private static StreamKey key(String stream, int generation, byte[] secret) {
        return new StreamKey(stream + "." + generation, new SecretKeySpec(secret, "AES"));
    }
}
