package safar.app.imports.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Counts how often each key has come, in 12 bytes a slot; ten million keys at most. */
final class Occurrences {

    private static final int FIRST_SLOTS = 1 << 12;
    private static final int MOST = 10_000_000;

    private final MessageDigest digest = Digest.sha256();
    private final int most;
    private long[] hashes = new long[FIRST_SLOTS];
    private int[] counts = new int[FIRST_SLOTS];
    private int size;

    Occurrences() {
        this(MOST);
    }

    Occurrences(int most) {
        this.most = most;
    }

    boolean full() {
        return size == most;
    }

    /** The how-manieth time this is, from 1. */
    int count(String key) {
        if (size * 4L > counts.length * 3L) {
            grow();
        }
        var hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        var slot = slot(hash);
        if (counts[slot] == 0) {
            size++;
            hashes[slot] = hash;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        var mask = counts.length - 1;
        var slot = (int) hash & mask;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (var old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] != 0) {
                var slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
            }
        }
    }
}
