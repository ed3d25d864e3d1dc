package safar.projection.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256, and how leaves, nodes and chains are hashed with it: leaves and nodes as RFC 9162, 2.1.1 has it. */
public final class Hash {

    /** How long a hash is. */
    public static final int BYTES = 32;
    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = of();
    /** What a chain begins with, and what stands for the part of a map that is empty. */
    public static final Hash ZERO = new Hash(new byte[BYTES]);

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final byte[] LINK = {2};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of some bytes, one after the other. */
    public static Hash of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Hash leaf(byte[] entry) {
        return of(LEAF, entry);
    }

    public static Hash node(Hash left, Hash right) {
        return of(NODE, left.bytes, right.bytes);
    }

    /** The head of a chain to which a leaf was added. */
    public static Hash link(Hash chain, Hash leaf) {
        return of(LINK, chain.bytes, leaf.bytes);
    }

    public static Hash copyOf(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected a hash of %d bytes, found %d".formatted(BYTES, bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /** Reads what {@link #toString} writes. */
    public static Hash parse(String base64) {
        var hash = copyOf(Base64.getDecoder().decode(base64));
        if (!hash.toString().equals(base64)) {
            throw new IllegalArgumentException("expected a hash in canonical base64, found '%s'".formatted(base64));
        }
        return hash;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bit at an index, counted from the first and highest. */
    boolean bit(int index) {
        return (bytes[index >> 3] >> (7 - (index & 7)) & 1) == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
