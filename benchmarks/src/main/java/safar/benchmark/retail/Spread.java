package safar.benchmark.retail;

import java.math.BigInteger;
import java.util.stream.LongStream;

/** Every number below {@code size} once, evenly out of order: each step goes on by the golden section of the whole. */
record Spread(long size, long step, long start) {

    static Spread over(long size, long start) {
        long golden = Math.max(1, Math.round(size * 0.6180339887498949));
        long step = LongStream.iterate(golden, next -> next + 1)
                .filter(candidate -> BigInteger.valueOf(candidate)
                        .gcd(BigInteger.valueOf(size))
                        .equals(BigInteger.ONE))
                .findFirst()
                .orElseThrow();
        return new Spread(size, step, Math.floorMod(start, size));
    }

    long at(long index) {
        return (start + index * step) % size;
    }
}
