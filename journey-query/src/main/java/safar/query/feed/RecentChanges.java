package safar.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import safar.projection.feed.LifecycleChange;
import safar.projection.store.Query;

/** The newest changes in memory, read once for all who follow the feed, however many they are. */
final class RecentChanges {

    private static final int KEPT = 2_000;

    private final Source source;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<LifecycleChange> kept = new ArrayList<>();
    private long from = Long.MAX_VALUE;
    private long upTo;

    RecentChanges(Source source) {
        this.source = source;
    }

    /** Reads changes after an offset up to and with another, oldest first, no more than {@link Query#MOST}. */
    @FunctionalInterface
    interface Source {
        List<LifecycleChange> read(long after, long upTo);
    }

    /** All changes after an offset up to and with another; empty when they are not in memory any more. */
    Optional<List<LifecycleChange>> between(long after, long last) {
        lock.lock();
        try {
            readOn(last);
            return after < from
                    ? Optional.empty()
                    : Optional.of(List.copyOf(kept.subList(firstAfter(after), firstAfter(last))));
        } finally {
            lock.unlock();
        }
    }

    private void readOn(long last) {
        if (last <= upTo) {
            return;
        }
        var more = from == Long.MAX_VALUE ? List.<LifecycleChange>of() : source.read(upTo, last);
        if (from == Long.MAX_VALUE || more.size() == Query.MOST) {
            // nobody can have followed so closely
            kept.clear();
            from = last;
        } else {
            kept.addAll(more);
        }
        upTo = last;
        if (kept.size() > KEPT) {
            var old = kept.subList(0, kept.size() - KEPT);
            from = old.getLast().position();
            old.clear();
        }
    }

    private int firstAfter(long offset) {
        var low = 0;
        for (var high = kept.size(); low < high; ) {
            var middle = (low + high) >>> 1;
            if (kept.get(middle).position() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
