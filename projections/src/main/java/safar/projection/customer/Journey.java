package safar.projection.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierRef;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;
import safar.projection.lifecycle.LifecyclePolicy;

/**
 * One customer's journey as far as it has been read. In order, each fact is one step; a late one is read in from the nearest checkpoint before
 * it.
 */
final class Journey {

    /** Distance between checkpoints, in facts; of the older ones ever fewer are kept. */
    private static final int STEP = 64;

    private static final int KEPT = 4;

    /**
     * What is kept of it between batches.
     *
     * @param sinceCheckpoint facts read since the newest checkpoint
     * @param pending when the next fact that lies in the future comes to count
     */
    record State(
            SortedSet<IdentifierRef> identifiers,
            Folded folded,
            List<Checkpoint> checkpoints,
            int sinceCheckpoint,
            @Nullable Instant pending,
            long version) {}

    private final SortedSet<IdentifierRef> identifiers;
    private final ArrayList<Folded> checkpoints;
    private Folded folded;
    private int sinceCheckpoint;
    private @Nullable Instant pending;
    private long version;

    Journey(State state) {
        this.identifiers = state.identifiers();
        this.folded = state.folded();
        this.checkpoints = new ArrayList<>(state.checkpoints().stream()
                .map(point -> point.beside(state.folded()))
                .toList());
        this.sinceCheckpoint = state.sinceCheckpoint();
        this.pending = state.pending();
        this.version = state.version();
    }

    static Journey of(SortedSet<IdentifierRef> identifiers, long version) {
        return new Journey(new State(identifiers, Folded.NOTHING, List.of(), 0, null, version));
    }

    SortedSet<IdentifierRef> identifiers() {
        return identifiers;
    }

    CustomerId id() {
        return CustomerId.of(identifiers.first().stream());
    }

    Folded folded() {
        return folded;
    }

    /** The version under which the customer's document is stored; 0 when it is not. */
    long version() {
        return version;
    }

    void stored() {
        version++;
    }

    /** Nothing that counts by now is left of it, so that nothing is stored either. */
    void forgotten() {
        version = 0;
    }

    State state() {
        var kept =
                checkpoints.stream().map(point -> Checkpoint.of(point, folded)).toList();
        return new State(identifiers, folded, kept, sinceCheckpoint, pending, version);
    }

    /** Goes back to before a fact that came late. */
    void rewindTo(TouchKey late) {
        if (folded.last() == null || late.compareTo(folded.last()) > 0) {
            return;
        }
        checkpoints.removeIf(point -> point.last() != null && point.last().compareTo(late) >= 0);
        folded = checkpoints.isEmpty() ? Folded.NOTHING : checkpoints.getLast();
        sinceCheckpoint = 0;
    }

    /** Reads on to the present; facts of the future wait for their time. */
    void readOn(List<TapeEntry> unread, LifecyclePolicy policy, Instant now) {
        pending = null;
        for (var entry : unread) {
            if (entry.key().at().isAfter(now)) {
                pending = entry.key().at();
                return;
            }
            folded = folded.with(entry, policy);
            if (++sinceCheckpoint == STEP) {
                keepCheckpoint();
            }
        }
    }

    /** When the journey will change next without anything new being said. */
    Optional<Instant> nextDue(LifecyclePolicy policy, Instant now) {
        var advanced = policy.advance(folded.lifecycle(), folded.summary(), now);
        // rules of time that chase each other have come to rest: what is still due by now leads nowhere
        var deadline = policy.nextDue(advanced, folded.summary()).filter(at -> at.isAfter(now));
        var waiting = Optional.ofNullable(pending);
        return deadline.isEmpty()
                        || waiting.filter(at -> at.isBefore(deadline.get())).isPresent()
                ? waiting
                : deadline;
    }

    private void keepCheckpoint() {
        checkpoints.add(folded);
        sinceCheckpoint = 0;
        if (checkpoints.size() > KEPT) {
            // one of the middle goes, so that the rest lie ever farther apart towards the past
            checkpoints.remove(1);
        }
    }
}
