package safar.projection.subscription;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.subscription.Attempt;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.SubscriptionEvent.RedriveAsked;
import safar.contract.subscription.SubscriptionEvent.ReplayAsked;
import safar.contract.subscription.SubscriptionEvent.SubscriptionCreated;
import safar.contract.subscription.SubscriptionId;
import safar.contract.subscription.Terms;
import safar.contract.subscription.Unfinished;

/**
 * A subscription as it stands, without its secrets.
 *
 * @param paused why nothing is delivered; absent while something is
 * @param lane how far deliveries have come
 * @param redrive parked changes that somebody wants tried once more
 * @param replays ranges that are delivered once more, by name
 * @param decisions how many decisions were taken on it
 */
public record Subscription(
        SubscriptionId id,
        Terms terms,
        Actor createdBy,
        Instant createdAt,
        @Nullable String paused,
        Lane lane,
        SortedSet<Long> redrive,
        SortedMap<String, Lane> replays,
        Counts counts,
        int decisions) {

    /** Everything after {@code cursor} up to {@code upTo}, which is absent where there is no end, is still to be delivered, and what is unfinished. */
    public record Lane(long cursor, @Nullable Long upTo, List<Unfinished> unfinished) {

        boolean isDone() {
            return upTo != null && cursor >= upTo && unfinished.isEmpty();
        }
    }

    /** Changes delivered, parked after too many tries, and withheld for want of consent. */
    public record Counts(long delivered, long failed, long withheld) {}

    static Subscription of(SubscriptionCreated created, Instant at) {
        return new Subscription(
                created.id(),
                created.terms(),
                created.by(),
                at,
                null,
                new Lane(created.start(), null, List.of()),
                new TreeSet<>(),
                new TreeMap<>(),
                new Counts(0, 0, 0),
                1);
    }

    Subscription changed(Terms other) {
        return new Subscription(id, other, createdBy, createdAt, paused, lane, redrive, replays, counts, decisions + 1);
    }

    Subscription pausedFor(@Nullable String reason) {
        return new Subscription(id, terms, createdBy, createdAt, reason, lane, redrive, replays, counts, decisions + 1);
    }

    Subscription redriven(RedriveAsked asked) {
        var more = new TreeSet<>(redrive);
        more.addAll(asked.offsets());
        return new Subscription(id, terms, createdBy, createdAt, paused, lane, more, replays, counts, decisions + 1);
    }

    Subscription replayed(ReplayAsked asked) {
        var more = new TreeMap<>(replays);
        more.put(asked.replay(), new Lane(asked.after(), asked.upTo(), List.of()));
        return new Subscription(id, terms, createdBy, createdAt, paused, lane, redrive, more, counts, decisions + 1);
    }

    Subscription progressed(DeliveriesMade made) {
        var left = new TreeSet<>(redrive);
        var delivered = 0L;
        var failed = 0L;
        for (var attempt : made.attempts()) {
            if (made.replay() == null) {
                attempt.offsets().forEach(left::remove);
            }
            delivered += attempt.outcome() == Attempt.Outcome.DELIVERED
                    ? attempt.offsets().size()
                    : 0;
            failed += attempt.outcome() == Attempt.Outcome.FAILED
                    ? attempt.offsets().size()
                    : 0;
        }
        var counted = new Counts(
                counts.delivered() + delivered, counts.failed() + failed, counts.withheld() + made.withheld());
        var lanes = new TreeMap<>(replays);
        var main = lane;
        if (made.replay() == null) {
            main = new Lane(made.cursor(), null, made.unfinished());
        } else {
            lanes.computeIfPresent(made.replay(), (_, before) -> {
                var after = new Lane(made.cursor(), before.upTo(), made.unfinished());
                return after.isDone() ? null : after;
            });
        }
        return new Subscription(id, terms, createdBy, createdAt, paused, main, left, lanes, counted, decisions);
    }
}
