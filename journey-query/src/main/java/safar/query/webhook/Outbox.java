package safar.query.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.subscription.Unfinished;

/**
 * What is to be delivered, in the order of the feed. No change overtakes an earlier one about the same customer; others need not wait for it.
 */
final class Outbox {

    private final TreeMap<Long, Parcel> parcels = new TreeMap<>();
    private final Set<Long> underWay = new HashSet<>();
    private final Set<Long> restored = new HashSet<>();
    private long read;

    /** @param read everything up to this offset is finished, or restored next */
    Outbox(long read) {
        this.read = read;
    }

    /** Takes in what was unfinished when it was noted last. */
    void restore(Parcel parcel) {
        parcels.put(parcel.first(), parcel);
        restored.add(parcel.first());
    }

    /** Takes in what was read of the feed, up to an offset. */
    void add(List<Parcel> more, long upTo) {
        more.forEach(parcel -> parcels.put(parcel.first(), parcel));
        read = upTo;
    }

    /** Parcels that are due and need not wait for others, a number of them at most; they are under way from now on. */
    List<Parcel> take(Instant now, int most) {
        var taken = new ArrayList<Parcel>();
        var waiting = new HashSet<CustomerId>();
        for (var parcel : parcels.values()) {
            if (taken.size() >= most) {
                break;
            }
            var free = Collections.disjoint(waiting, parcel.concerned());
            if (free && !underWay.contains(parcel.first()) && !parcel.next().isAfter(now)) {
                underWay.add(parcel.first());
                taken.add(parcel);
            }
            waiting.addAll(parcel.concerned());
        }
        return taken;
    }

    /** It is delivered, parked or withheld. */
    void finish(Parcel parcel) {
        parcels.remove(parcel.first());
        underWay.remove(parcel.first());
        restored.remove(parcel.first());
    }

    /** It is to be tried again, as it says. */
    void again(Parcel parcel) {
        parcels.put(parcel.first(), parcel);
        underWay.remove(parcel.first());
    }

    /** When the next parcel comes to be due after a moment; what is due by then waits for one that is under way. */
    Optional<Instant> nextDue(Instant now) {
        return parcels.values().stream()
                .filter(parcel -> !underWay.contains(parcel.first()))
                .map(Parcel::next)
                .filter(next -> next.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** The offset up to which the feed was read. */
    long read() {
        return read;
    }

    int size() {
        return parcels.size();
    }

    int underWay() {
        return underWay.size();
    }

    /** Where to go on after a restart: everything up to {@code cursor} is finished but for what is listed. */
    record Mark(long cursor, List<Unfinished> unfinished) {}

    Mark mark() {
        var stuck = new HashSet<CustomerId>();
        var listed = new ArrayList<Unfinished>();
        @Nullable Long untried = null;
        for (var parcel : parcels.values()) {
            var waits = !Collections.disjoint(stuck, parcel.concerned());
            if (restored.contains(parcel.first()) || (untried == null && (parcel.attempts() > 0 || waits))) {
                listed.add(parcel.unfinished());
                stuck.addAll(parcel.concerned());
            } else if (untried == null) {
                untried = parcel.first();
            }
        }
        return new Mark(untried == null ? read : untried - 1, listed);
    }
}
