package safar.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Gives events their places: under one lock they are checked, numbered, stamped and written to the log in one batch, all or none. */
final class Journal {

    private final Folder folder;
    private final EventIds ids;
    private final Streams streams;
    private final GroupCommit commit;
    private final ReentrantLock lock = new ReentrantLock();
    private long position;
    private long time;
    private boolean closed;

    Journal(Folder folder, EventIds ids, Streams streams, GroupCommit commit) {
        this.folder = folder;
        this.ids = ids;
        this.streams = streams;
        this.commit = commit;
        this.position = commit.head();
        this.time = position == 0
                ? Long.MIN_VALUE
                : RecordFormat.time(new EventLog(folder).at(List.of(position)).getFirst());
    }

    /** The position of the last of the events; they are written, but not durable yet. */
    long append(List<Draft> drafts, Duration patience) {
        lock(patience);
        try {
            if (closed) {
                throw folder.closedException();
            }
            commit.refuseIfFailed();
            ids.refuseKnown(drafts);
            var reached = streams.advance(drafts);
            write(drafts);
            streams.reached(reached);
            position += drafts.size();
            commit.wrote(position);
            return position;
        } finally {
            lock.unlock();
        }
    }

    void close(Duration patience) {
        lock(patience);
        closed = true;
        lock.unlock();
    }

    private void write(List<Draft> drafts) {
        try (var batch = new WriteBatch();
                var unsynced = new WriteOptions()) {
            folder.run("write events", db -> {
                var next = position;
                for (var draft : drafts) {
                    next++;
                    time = Math.max(time, draft.time());
                    var record = RecordFormat.seal(draft.record(), next, time);
                    batch.put(folder.column(Column.EVENTS), EventLog.key(next), record);
                    streams.put(batch, draft, next);
                    ids.put(batch, draft, next);
                }
                db.write(unsynced, batch);
                return next;
            });
        } catch (EventStoreException e) {
            commit.fail(e);
            throw e;
        }
    }

    private void lock(Duration patience) {
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EventStoreException("event store in %s is overloaded: no turn to write within %s"
                        .formatted(folder.path(), patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException(
                    "waiting to write to the event store in %s was interrupted".formatted(folder.path()), e);
        }
    }
}
