package safar.projection.view;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of several equal parts of the work that some views are, which nodes take, leave and take over; Axon calls it a segment.
 *
 * @param number from 0
 * @param of how many parts there are, 64 at most
 */
public record Share(int number, int of) {

    public static final Share WHOLE = new Share(0, 1);

    private static final int MOST = 64;

    public Share {
        if (of < 1 || of > MOST || number < 0 || number >= of) {
            throw new IllegalArgumentException(
                    "expected a number below that of all shares, which is 1 to %d, found %d of %d"
                            .formatted(MOST, number, of));
        }
    }

    /** All shares where there are so many. */
    public static Set<Share> all(int of) {
        return IntStream.range(0, of).mapToObj(number -> new Share(number, of)).collect(Collectors.toUnmodifiableSet());
    }

    /** On which of so many shares falls what has this name: the same one everywhere and for ever. */
    public static Share of(String name, int of) {
        return new Share(Math.floorMod(name.hashCode(), of), of);
    }

    /** By which it is stored. */
    public String key() {
        return "share-%d-of-%d".formatted(number, of);
    }
}
