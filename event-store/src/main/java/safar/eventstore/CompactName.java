package safar.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ids and stream names as few bytes: the part up to the last slash is interned, the rest is 16 raw bytes where it is
 * base32hex or a UUID, and text otherwise. A name has one encoding, and none is the beginning of another.
 */
final class CompactName {

    private static final int TEXT = 0;
    private static final int BASE32HEX = 1;
    private static final int UUID_TEXT = 2;
    private static final int FORM_BITS = 2;
    private static final int UUID_LENGTH = 36;
    private static final int RAW_BYTES = 16;

    private final Names names;

    CompactName(Names names) {
        this.names = names;
    }

    /** The bytes to store a name under; a new head gets its number. */
    byte[] encode(String name) {
        return encode(name, names::numberOf);
    }

    /** The bytes to find a name under; a head that was never stored stays unknown. */
    byte[] lookup(String name) {
        return encode(name, names::known);
    }

    private byte[] encode(String name, ToIntFunction<String> heads) {
        var slash = name.lastIndexOf('/') + 1;
        var tail = name.substring(slash);
        var base32 = Base32Hex.decode(tail);
        var raw = base32 == null ? uuid(tail) : base32;
        var head = raw == null ? Names.NONE : heads.applyAsInt(name.substring(0, slash));
        if (raw == null || head == Names.FULL) {
            return text(name);
        }
        var buffer = ByteBuffer.allocate(Varint.MAX_BYTES + RAW_BYTES);
        Varint.put(buffer, ((long) head << FORM_BITS) | (base32 == null ? UUID_TEXT : BASE32HEX));
        return written(buffer.put(raw));
    }

    String decode(ByteBuffer source) {
        var code = Varint.get(source);
        var form = (int) code & ((1 << FORM_BITS) - 1);
        if (form == TEXT) {
            return new String(take(source, (int) Varint.get(source)), StandardCharsets.UTF_8);
        }
        var head = names.nameOf((int) (code >>> FORM_BITS));
        var raw = take(source, RAW_BYTES);
        var tail = form == BASE32HEX ? Base32Hex.encode(raw) : uuid(raw);
        return head == null ? tail : head + tail;
    }

    /** Goes on behind a name without making it. */
    void skip(ByteBuffer source) {
        var length = isText(Varint.get(source)) ? (int) Varint.get(source) : RAW_BYTES;
        source.position(source.position() + length);
    }

    /** Whether a name begins with one of these, which end with a slash. */
    boolean beginsWith(ByteBuffer source, List<String> beginnings) {
        var code = Varint.get(source);
        if (isText(code)) {
            var name = new String(take(source, (int) Varint.get(source)), StandardCharsets.UTF_8);
            return beginnings.stream().anyMatch(name::startsWith);
        }
        var head = names.nameOf((int) (code >>> FORM_BITS));
        return head != null && beginnings.contains(head);
    }

    private static boolean isText(long code) {
        return (code & ((1 << FORM_BITS) - 1)) == TEXT;
    }

    private static byte[] text(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(2 * Varint.MAX_BYTES + bytes.length);
        Varint.put(buffer, TEXT);
        Varint.put(buffer, bytes.length);
        return written(buffer.put(bytes));
    }

    private static byte @Nullable [] uuid(String text) {
        if (text.length() != UUID_LENGTH || text.charAt(8) != '-') {
            return null;
        }
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equals(text)
                    ? ByteBuffer.allocate(RAW_BYTES)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array()
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String uuid(byte[] raw) {
        var buffer = ByteBuffer.wrap(raw);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    private static byte[] take(ByteBuffer source, int length) {
        var bytes = new byte[length];
        source.get(bytes);
        return bytes;
    }

    private static byte[] written(ByteBuffer buffer) {
        return take(buffer.flip(), buffer.remaining());
    }
}
