package safar.eventstore;

import java.time.Duration;

/**
 * How much memory and log the store may use, in bytes, and how long a writer waits before it is refused.
 * The defaults keep native memory below 400 MB whatever the number of events.
 */
public record RocksSettings(long blockCache, long memtables, long log, Duration patience) {

    private static final long MB = 1 << 20;

    public RocksSettings {
        if (blockCache < MB || memtables < MB || log < MB) {
            throw new IllegalArgumentException("expected at least 1 MB each, found block cache %d, memtables %d, log %d"
                    .formatted(blockCache, memtables, log));
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("expected a positive patience, found " + patience);
        }
    }

    public static RocksSettings defaults() {
        return new RocksSettings(128 * MB, 96 * MB, 128 * MB, Duration.ofSeconds(30));
    }
}
