package safar.projection.store;

import java.util.Arrays;

/** A JSON object or array in UTF-8 as it was read in some version; version 0 is one that is not stored yet. The bytes are not copied. */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record Document(String id, long version, byte[] json) {

    public Document {
        if (id.isBlank() || id.length() > 500) {
            throw new IllegalArgumentException("a document id has 1 to 500 characters, found " + id.length());
        }
        if (version < 0) {
            throw new IllegalArgumentException("version of document %s is negative: %d".formatted(id, version));
        }
    }

    /** The same document with new content. */
    public Document with(byte[] content) {
        return new Document(id, version, content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that
                && id.equals(that.id)
                && version == that.version
                && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Long.hashCode(version);
    }

    @Override
    public String toString() {
        return "Document[id=%s, version=%d, %d bytes]".formatted(id, version, json.length);
    }
}
