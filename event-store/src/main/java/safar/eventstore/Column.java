package safar.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;

/** The column families of the store, and how each is laid out on disk. */
enum Column {
    /** The format number and the interned names. */
    META("default", CompressionType.NO_COMPRESSION),
    /** Position to record: written in order, so compaction only moves files. */
    EVENTS("events", CompressionType.ZSTD_COMPRESSION),
    /** Stream and sequence number to position. */
    STREAMS("streams", CompressionType.LZ4_COMPRESSION),
    /** Event id to position; ids are random and do not compress. */
    IDS("ids", CompressionType.NO_COMPRESSION),
    /** Stream to its newest snapshot. */
    SNAPSHOTS("snapshots", CompressionType.ZSTD_COMPRESSION);

    private static final int BLOCK_SIZE = 4 << 10;
    private static final int ZSTD_LEVEL = 1;
    private static final double BLOOM_BITS = 10;
    private static final double MEMTABLE_BLOOM = 0.05;

    private final String label;
    private final CompressionType compression;

    Column(String label, CompressionType compression) {
        this.label = label;
        this.compression = compression;
    }

    @Override
    public String toString() {
        return label;
    }

    byte[] label() {
        return label.getBytes(StandardCharsets.UTF_8);
    }

    static boolean knows(List<byte[]> labels) {
        var known = Stream.of(values()).map(column -> column.label).toList();
        return labels.stream()
                .map(label -> new String(label, StandardCharsets.UTF_8))
                .allMatch(known::contains);
    }

    ColumnFamilyOptions options(Cache cache, BloomFilter bloom) {
        var table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_SIZE)
                // in parts: the filter of a large file is larger than what the cache takes in at once, and would be
                // read for every look
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(BLOCK_SIZE)
                .setPinTopLevelIndexAndFilter(true)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setFormatVersion(5);
        if (this != EVENTS) {
            table.setFilterPolicy(bloom);
        }
        try (var level = new CompressionOptions().setLevel(ZSTD_LEVEL)) {
            return new ColumnFamilyOptions()
                    .setTableFormatConfig(table)
                    .setMemtablePrefixBloomSizeRatio(this == EVENTS ? 0 : MEMTABLE_BLOOM)
                    .setMemtableWholeKeyFiltering(this != EVENTS)
                    .setCompressionType(compression)
                    .setCompressionOptions(level)
                    .setLevelCompactionDynamicLevelBytes(true);
        }
    }

    static BloomFilter bloom() {
        return new BloomFilter(BLOOM_BITS);
    }
}
