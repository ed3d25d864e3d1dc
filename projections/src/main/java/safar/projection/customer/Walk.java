package safar.projection.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.journey.TapeEntry;
import safar.projection.lifecycle.LifecycleState;

/**
 * A customer's journey in moves: each fact in canonical order, and what time alone brought about in between. Checkpoints on the way let it
 * begin anywhere.
 */
public final class Walk {

    /** Distance between checkpoints, in facts. */
    private static final int STRIDE = 64;

    private final Identity who;
    private final List<TapeEntry> entries;
    private final List<Folded> checkpoints;
    private final Rules rules;

    private Walk(Identity who, List<TapeEntry> entries, List<Folded> reached, Rules rules) {
        this.who = who;
        this.entries = List.copyOf(entries);
        this.checkpoints = new ArrayList<>(reached);
        this.rules = rules;
        var folded = reached.getLast();
        for (int i = (reached.size() - 1) * STRIDE; i < entries.size(); i++) {
            folded = folded.with(entries.get(i), rules.lifecycle());
            if ((i + 1) % STRIDE == 0 || i + 1 == entries.size()) {
                checkpoints.add(folded);
            }
        }
    }

    static Walk of(Identity who, List<TapeEntry> entries, Rules rules) {
        return new Walk(who, entries, List.of(Folded.NOTHING), rules);
    }

    /** Another walk under the same rules, which begins like this one as far as its facts are the same. */
    Walk likewise(Identity other, List<TapeEntry> facts) {
        int same = 0;
        while (same < facts.size() && same < entries.size() && facts.get(same).equals(entries.get(same))) {
            same++;
        }
        return new Walk(other, facts, checkpoints.subList(0, same / STRIDE + 1), rules);
    }

    /** The place of a move: a fact's, and the how manieth since the fact before. */
    public record Place(int fact, int move) {
        public static final Place START = new Place(0, 0);

        /** After the last move. */
        public static final Place END = new Place(999_999_999, 0);
    }

    /**
     * What a fact, or time alone, did to a customer.
     *
     * @param at when it happened
     * @param entry the fact; absent where time alone changed the stage
     */
    public record Move(Place place, Instant at, @Nullable TapeEntry entry, Folded before, Folded after) {

        /** Whether it can have changed this part of the view at all: a quick answer that may be a wrong yes but never a wrong no. */
        @SuppressWarnings("ReferenceEquality") // a part that a fact did not touch is the very same object
        public boolean touches(String part) {
            var was = before.summary();
            var is = after.summary();
            return before.last() == null
                    || switch (part) {
                        case "lifecycle" ->
                            before.lifecycle().history().size()
                                    != after.lifecycle().history().size();
                        case "purchases", "loyalty" -> was.purchases() != is.purchases();
                        case "complaints" -> was.complaints() != is.complaints();
                        case "feedback" -> was.feedback() != is.feedback();
                        case "traits", "consents" -> was.profile() != is.profile();
                        case "touchpoints", "types", "channels", "firstSeen", "lastSeen" ->
                            was.contacts() != is.contacts();
                        case "id", "identifiers" -> false;
                        default -> true;
                    };
        }
    }

    /** How many facts there are. */
    public int events() {
        return entries.size();
    }

    /** The place of the fact that lies so many facts before a time, or of the first. */
    public Place place(Instant time, int before) {
        return new Place(Math.max(0, countUntil(time) - before), 0);
    }

    /** The journey before the fact of a place. */
    public Folded before(Place place) {
        return before(place.fact());
    }

    /** The moves from a place on, as of a time, computed as they are consumed. */
    public Stream<Move> moves(Place from, Instant until) {
        var last = countUntil(until);
        var reached = new AtomicReference<>(before(Math.min(from.fact(), last)));
        return IntStream.rangeClosed(from.fact(), last)
                .mapToObj(fact -> {
                    var moves = moves(fact, last, reached.get(), until);
                    reached.set(
                            moves.isEmpty() ? reached.get() : moves.getLast().after());
                    return moves;
                })
                .flatMap(List::stream)
                .filter(move ->
                        move.place().fact() > from.fact() || move.place().move() >= from.move());
    }

    /** The journey as of a time, without what time alone has brought about since its last fact. */
    Folded at(Instant time) {
        return before(countUntil(time));
    }

    /** What the API answers of it. */
    public CustomerDocument view(Folded folded) {
        return CustomerDocument.of(who.id(), who.identifiers(), folded, rules);
    }

    /** The journey as of a time, with what time alone has brought about. */
    public Folded settled(Instant time) {
        return at(time).advanced(rules.lifecycle(), time);
    }

    StoredCustomer customer(Instant at) {
        return StoredCustomer.of(who, at(at), rules, at);
    }

    private List<Move> moves(int fact, int last, Folded before, Instant until) {
        var moves = new ArrayList<Move>();
        var end = fact == last ? until : entries.get(fact).key().at().minusMillis(1);
        var current = before;
        var arrived = rules.lifecycle().advance(before.lifecycle(), before.summary(), end);
        for (int size = before.lifecycle().history().size() + 1;
                size <= arrived.history().size();
                size++) {
            var history = arrived.history().subList(0, size);
            var at = history.getLast().at();
            var memberships = arrived.memberships().stream()
                    .filter(change -> !change.at().isAfter(at))
                    .toList();
            var state = new LifecycleState(history, arrived.purchasesBefore(), arrived.lastEvent(), memberships);
            var next = new Folded(before.last(), before.summary(), state);
            moves.add(new Move(new Place(fact, moves.size()), history.getLast().at(), null, current, next));
            current = next;
        }
        if (fact < last) {
            var entry = entries.get(fact);
            var next = before.with(entry, rules.lifecycle());
            moves.add(new Move(new Place(fact, moves.size()), entry.key().at(), entry, current, next));
        }
        return moves;
    }

    /** The journey read up to but not including a fact. */
    private Folded before(int fact) {
        if (fact == entries.size()) {
            return checkpoints.getLast();
        }
        var folded = checkpoints.get(fact / STRIDE);
        for (int i = fact - fact % STRIDE; i < fact; i++) {
            folded = folded.with(entries.get(i), rules.lifecycle());
        }
        return folded;
    }

    /** How many facts lie no later than a time. */
    private int countUntil(Instant time) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).key().at().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
