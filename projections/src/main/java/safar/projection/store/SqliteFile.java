package safar.projection.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * The file of a SQLite view store, with one writer and a few readers. A file that is found damaged is deleted, since views can
 * be rebuilt; it is checked when it was not closed cleanly, or when the last user ran into damage.
 */
final class SqliteFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int READERS = 4;
    private static final int WAIT_SECONDS = 30;

    private final Path file;
    private final SqliteSession writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final BlockingQueue<SqliteSession> readers = new ArrayBlockingQueue<>(READERS);

    private volatile boolean closed;

    private SqliteFile(Path file) throws SQLException {
        boolean unclean = Files.exists(beside(file, "-wal"));
        this.file = file;
        this.writer = SqliteSession.writing(file);
        try {
            checkFormat();
            if (unclean) {
                checkPages();
            }
            SqliteSchema.prepare(writer);
            while (readers.remainingCapacity() > 0) {
                readers.add(SqliteSession.reading(file));
            }
        } catch (SQLException | RuntimeException e) {
            closeIdle();
            throw e;
        }
    }

    static SqliteFile open(Path folder) {
        Path file = folder.resolve("views.db");
        try {
            Files.createDirectories(folder);
            if (Files.exists(beside(file, "-damaged"))) {
                discard(file, "damage was found while it was in use");
            }
            return openOrDiscard(file);
        } catch (IOException | SQLException e) {
            throw new ViewStoreException("cannot open the view store " + file.getFileName(), e);
        }
    }

    private static SqliteFile openOrDiscard(Path file) throws IOException, SQLException {
        try {
            return new SqliteFile(file);
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw e;
            }
            discard(file, String.valueOf(e.getMessage()));
            return new SqliteFile(file);
        } catch (EarlierFormatException e) {
            discard(file, String.valueOf(e.getMessage()));
            return new SqliteFile(file);
        }
    }

    /** The file is laid out as by an earlier release. */
    private static final class EarlierFormatException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EarlierFormatException(long format) {
            super("format %d is laid out otherwise than format %d".formatted(format, SqliteSchema.FORMAT));
        }
    }

    private static void discard(Path file, String reason) throws IOException {
        LOG.warn(
                "view store {} cannot be used and starts empty, its views are folded again: {}",
                file.getFileName(),
                reason);
        for (String suffix : List.of("", "-wal", "-shm", "-damaged")) {
            Files.deleteIfExists(beside(file, suffix));
        }
    }

    private void checkFormat() throws SQLException {
        long format = writer.number("PRAGMA user_version");
        if (format > SqliteSchema.FORMAT) {
            throw new IllegalStateException(
                    "%s has format %d, this release reads up to %d: use the release that wrote it"
                            .formatted(file.getFileName(), format, SqliteSchema.FORMAT));
        }
        if (format > 0 && format < SqliteSchema.FORMAT) {
            throw new EarlierFormatException(format);
        }
    }

    private void checkPages() throws SQLException {
        String verdict =
                writer.query("PRAGMA quick_check(1)", row -> row.getString(1)).getFirst();
        if (!verdict.equals("ok")) {
            throw new SQLException(verdict, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
        }
    }

    /** Runs the work in one transaction, one caller after the other. */
    void write(SqliteSession.Work work) {
        write(work, () -> {});
    }

    /** The same, and {@code stored} after it, before the next caller. */
    void write(SqliteSession.Work work, Runnable stored) {
        guarded(() -> {
            takeWriter();
            try {
                writer.transaction(work);
                stored.run();
            } finally {
                writing.unlock();
            }
            return file;
        });
    }

    private void takeWriter() throws InterruptedException {
        if (!writing.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw busy();
        }
    }

    <T> T read(Answer<T> answer) {
        return guarded(() -> {
            SqliteSession reader = takeReader();
            try {
                return answer.from(reader);
            } finally {
                readers.add(reader);
            }
        });
    }

    private SqliteSession takeReader() throws InterruptedException {
        SqliteSession reader = readers.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (reader == null) {
            throw busy();
        }
        return reader;
    }

    private static ViewStoreException busy() {
        return new ViewStoreException("the view store was busy for %d s".formatted(WAIT_SECONDS), null);
    }

    /** Runs a long read on a connection of its own. */
    void scan(SqliteSession.Work work) {
        guarded(() -> {
            try (SqliteSession reader = SqliteSession.reading(file)) {
                work.with(reader);
            }
            return file;
        });
    }

    private <T> T guarded(Attempt<T> attempt) {
        if (closed) {
            throw new ViewStoreException("the view store is closed", null);
        }
        return translated(attempt);
    }

    private <T> T translated(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (SQLException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewStoreException("interrupted while waiting for the view store", e);
        }
    }

    private ViewStoreException failed(SQLException cause) {
        if (!isDamage(cause)) {
            return new ViewStoreException("the view store failed: " + cause.getMessage(), cause);
        }
        ViewStoreException failure =
                new ViewStoreException("the view store is damaged: restart to have its views rebuilt", cause);
        try {
            Files.writeString(beside(file, "-damaged"), String.valueOf(cause.getMessage()));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static boolean isDamage(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Lets reads and writes that run finish first; the file then needs no check when it is opened again. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            translated(() -> {
                takeWriter();
                try {
                    for (int reader = 0; reader < READERS; reader++) {
                        takeReader().close();
                    }
                    closeIdle();
                } finally {
                    writing.unlock();
                }
                return file;
            });
        }
    }

    private void closeIdle() throws SQLException {
        for (SqliteSession reader : readers) {
            reader.close();
        }
        writer.close();
    }

    interface Answer<T> {
        T from(SqliteSession session) throws SQLException;
    }

    private interface Attempt<T> {
        T run() throws SQLException, InterruptedException;
    }
}
