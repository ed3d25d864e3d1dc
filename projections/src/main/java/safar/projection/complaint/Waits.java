package safar.projection.complaint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import safar.projection.complaint.CaseFigures.Spread;

/**
 * How long something took in many cases, in tenths of hours: a few are listed, many are counted by how long they took, so that hundreds of
 * thousands take no more room than the longest wait has tenths of hours.
 */
final class Waits {

    private static final int FEW = 4_096;
    private static final int LONGEST_COUNTED = 16_384;

    private int[] listed = new int[16];
    private int[] counts = new int[0];
    private int list;
    private long counted;

    void add(int tenths) {
        if (tenths == CaseLine.NOT_YET) {
            return;
        }
        if (tenths < counts.length) {
            counts[tenths]++;
            counted++;
        } else if (list == FEW && counts.length == 0) {
            count();
            add(tenths);
        } else {
            if (list == listed.length) {
                listed = Arrays.copyOf(listed, 2 * list);
            }
            listed[list++] = tenths;
        }
    }

    private void count() {
        var before = Arrays.copyOf(listed, list);
        counts = new int[LONGEST_COUNTED];
        list = 0;
        for (var tenths : before) {
            add(tenths);
        }
    }

    @Nullable
    Spread spread() {
        Arrays.sort(listed, 0, list);
        var all = counted + list;
        return all == 0 ? null : new Spread(all, hours(rank(all, 50)), hours(rank(all, 90)));
    }

    private static long rank(long all, int percent) {
        return Math.max(1, (long) Math.ceil(all * (double) percent / 100));
    }

    /** What is listed beside counts took longer than anything that is counted. */
    private double hours(long rank) {
        if (rank > counted) {
            return listed[(int) (rank - counted - 1)] / 10.0;
        }
        var tenths = 0;
        for (long passed = counts[0]; passed < rank; passed += counts[tenths]) {
            tenths++;
        }
        return tenths / 10.0;
    }
}
