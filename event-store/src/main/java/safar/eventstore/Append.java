package safar.eventstore;

/** Events that have their positions and wait for the disk. */
public interface Append {

    /** The position of the last of them. */
    long lastPosition();

    /** Returns once they survive a power cut; throws an EventStoreException, with an unknown outcome, if that cannot be had in time. */
    void awaitDurable();
}
