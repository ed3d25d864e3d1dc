package safar.query.view;

/** How far the event store has come. */
@FunctionalInterface
public interface StoreHead {

    /** The position of the last event that is durable; 0 in an empty store. */
    long position();

    /** The same, once this node has seen all that is stored by now, also by others. */
    default long settled() {
        return position();
    }
}
