package safar.eventstore;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers that are mostly small, seven bits a byte. */
final class Varint {

    static final int MAX_BYTES = 10;

    private Varint() {}

    static void put(ByteBuffer target, long number) {
        var rest = number;
        while ((rest & ~0x7FL) != 0) {
            target.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        target.put((byte) rest);
    }

    static long get(ByteBuffer source) {
        var number = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = source.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("expected a number of at most %d bytes".formatted(MAX_BYTES));
    }

    static byte[] bytes(long number) {
        var buffer = ByteBuffer.allocate(MAX_BYTES);
        put(buffer, number);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
