package safar.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a folder. What is held, newer or damaged is refused; what may be dropped is the end of the log after the last
 * acknowledged event, never anything before it.
 *
 * <p>The first attempt tolerates only an incomplete last record, so damage anywhere else fails without touching a file. Then a
 * read-only look tells what the log holds before the damage: only when that covers everything acknowledged (a power cut may
 * scramble what was never synced) is the log cut there.
 */
final class Opening {

    private static final Logger logger = LoggerFactory.getLogger(Opening.class);

    private final Path path;
    private final RocksSettings settings;

    Opening(Path path, RocksSettings settings) {
        this.path = path;
        this.settings = settings;
    }

    Folder open() {
        return checked(unchecked());
    }

    /** Opens without looking at what is inside. */
    Folder unchecked() {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(path);
            refuseUnknownColumns();
            return openOrCut();
        } catch (RocksDBException e) {
            throw refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folder openOrCut() throws RocksDBException {
        try {
            return open(WALRecoveryMode.TolerateCorruptedTailRecords, false);
        } catch (RocksDBException e) {
            if (!isDamage(e)) {
                throw e;
            }
            var acknowledged = Acknowledged.last(path);
            var readable = readableBeforeDamage();
            if (readable < acknowledged) {
                throw new EventStoreException(
                        "event store in %s is damaged: %d events were acknowledged, %d can be read (%s); restore a copy"
                                .formatted(path, acknowledged, readable, e.getMessage()),
                        e);
            }
            logger.warn(
                    "the log of the event store in {} ends in a damaged part that was never acknowledged and is dropped: {}",
                    path,
                    e.getMessage());
            return open(WALRecoveryMode.PointInTimeRecovery, false);
        }
    }

    private long readableBeforeDamage() throws RocksDBException {
        var folder = open(WALRecoveryMode.PointInTimeRecovery, true);
        try {
            return new EventLog(folder).last();
        } finally {
            folder.close(settings.patience());
        }
    }

    private Folder checked(Folder folder) {
        try {
            Format.check(folder);
            new EventLog(folder).refuseHoles();
            var acknowledged = Acknowledged.last(path);
            var last = new EventLog(folder).last();
            if (last < acknowledged) {
                throw new EventStoreException(
                        "event store in %s lost events: %d were acknowledged, %d are there; restore a copy"
                                .formatted(path, acknowledged, last));
            }
            return folder;
        } catch (RuntimeException e) {
            folder.close(settings.patience());
            throw e;
        }
    }

    private void refuseUnknownColumns() throws RocksDBException {
        if (!Files.exists(path.resolve("CURRENT"))) {
            return;
        }
        try (var options = new Options()) {
            if (!Column.knows(RocksDB.listColumnFamilies(options, path.toString()))) {
                throw Format.newer(path, "it has parts that are not known");
            }
        }
    }

    private Folder open(WALRecoveryMode mode, boolean readOnly) throws RocksDBException {
        var cache = new LRUCache(settings.blockCache());
        var bloom = Column.bloom();
        var options = options().setWalRecoveryMode(mode);
        var resources = new ArrayList<AbstractNativeReference>(List.of(cache, bloom, options));
        var columns = new ArrayList<ColumnFamilyDescriptor>();
        for (var column : Column.values()) {
            var columnOptions = column.options(cache, bloom).setWriteBufferSize(settings.memtables() / 4);
            resources.add(columnOptions);
            columns.add(new ColumnFamilyDescriptor(column.label(), columnOptions));
        }
        var handles = new ArrayList<ColumnFamilyHandle>();
        try {
            var db = readOnly
                    ? RocksDB.openReadOnly(options, path.toString(), columns, handles)
                    : RocksDB.open(options, path.toString(), columns, handles);
            return new Folder(path, db, handles, resources);
        } catch (RocksDBException e) {
            resources.reversed().forEach(AbstractNativeReference::close);
            throw e;
        }
    }

    private DBOptions options() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setDbWriteBufferSize(settings.memtables())
                .setMaxTotalWalSize(settings.log())
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(1 << 20)
                .setKeepLogFileNum(3)
                .setStatsDumpPeriodSec(0);
    }

    private EventStoreException refusal(RocksDBException e) {
        var cause = String.valueOf(e.getMessage());
        var reason = cause.contains("/LOCK:")
                ? "is held by another process, or open already in this one"
                : (isDamage(e) ? "is damaged: %s; restore a copy" : "could not be opened: %s").formatted(cause);
        return new EventStoreException("event store in %s %s".formatted(path, reason), e);
    }

    private static boolean isDamage(RocksDBException e) {
        return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption;
    }
}
