package safar.projection.view;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;

/** A view that takes events a batch at a time and keeps its answers as documents. */
public interface BatchView {

    /** The name under which it is listed, and its position kept. */
    String name();

    /** Grows when the documents of older versions no longer serve. */
    int version();

    /** The collection that holds its answers; its documents are counted and digested. */
    CollectionSpec answers();

    /** All its collections, that of its answers among them. */
    default List<CollectionSpec> collections() {
        return List.of(answers());
    }

    /** Whether an event of this kind can change the view; others need not be kept for it. */
    default boolean reads(Object event) {
        return true;
    }

    /** How the names of the event streams begin that it reads. */
    default List<String> streams() {
        return List.of("");
    }

    /** All that stands still as long as an event about these is not taken in; both are names of event streams. */
    default Set<String> stopping(Set<String> subjects) {
        return subjects;
    }

    /** Begins to take events in that are too many for one list. */
    default Folding begin() {
        return new Gathered(this);
    }

    /** What the view left to be stored was not stored as it was: what it remembers is read from the store again. */
    default void forget() {}

    /** The changes that these events make, in the order of their positions; events that were seen before change nothing. */
    Collection<Change> fold(List<Recorded<?>> batch);
}
