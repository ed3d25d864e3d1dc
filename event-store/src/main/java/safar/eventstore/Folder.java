package safar.eventstore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The open database; it closes only when nobody is inside, since a native call on a closed one ends the process. */
final class Folder {

    /** Something done with the database while it cannot be closed. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(RocksDB db) throws RocksDBException;
    }

    private final Path path;
    private final RocksDB db;
    private final Map<Column, ColumnFamilyHandle> handles = new EnumMap<>(Column.class);
    private final List<AbstractNativeReference> resources;
    private final ReentrantReadWriteLock guard = new ReentrantReadWriteLock();
    private boolean closed;

    Folder(Path path, RocksDB db, List<ColumnFamilyHandle> handles, List<AbstractNativeReference> resources) {
        this.path = path;
        this.db = db;
        this.resources = resources;
        var inColumnOrder = handles.iterator();
        for (var column : Column.values()) {
            this.handles.put(column, inColumnOrder.next());
        }
    }

    Path path() {
        return path;
    }

    @SuppressWarnings("NullAway") // every column has its handle from the constructor on
    ColumnFamilyHandle column(Column column) {
        return handles.get(column);
    }

    /** Does the work; its aim completes the sentence that says what the store could not do. */
    <T extends @Nullable Object> T run(String aim, Work<T> work) {
        guard.readLock().lock();
        try {
            if (closed) {
                throw closedException();
            }
            return work.with(db);
        } catch (RocksDBException e) {
            throw new EventStoreException("event store in %s could not %s: %s".formatted(path, aim, e.getMessage()), e);
        } finally {
            guard.readLock().unlock();
        }
    }

    byte @Nullable [] get(Column column, byte[] key) {
        return this.<byte @Nullable []>run("read its " + column, db -> db.get(column(column), key));
    }

    boolean healthy() {
        guard.readLock().lock();
        try {
            return !closed && db.getLongProperty("rocksdb.background-errors") == 0;
        } catch (RocksDBException _) {
            return false;
        } finally {
            guard.readLock().unlock();
        }
    }

    void checkpoint(Path target) {
        run("write a copy to " + target, db -> {
            try (var checkpoint = Checkpoint.create(db)) {
                checkpoint.createCheckpoint(target.toString());
                return target;
            }
        });
    }

    void compact() {
        run("compact its files", db -> {
            for (var handle : handles.values()) {
                db.compactRange(handle);
            }
            return db;
        });
    }

    EventStoreException closedException() {
        return new EventStoreException("event store in %s is closed".formatted(path));
    }

    void close(Duration patience) {
        try {
            if (!guard.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EventStoreException(
                        "event store in %s is still in use after %s and stays open".formatted(path, patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("closing the event store in %s was interrupted".formatted(path), e);
        }
        try {
            if (!closed) {
                closed = true;
                handles.values().forEach(ColumnFamilyHandle::close);
                db.close();
                resources.reversed().forEach(AbstractNativeReference::close);
            }
        } finally {
            guard.writeLock().unlock();
        }
    }
}
