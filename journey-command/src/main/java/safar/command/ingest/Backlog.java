package safar.command.ingest;

/** How many of the recorded events those who follow them have not seen yet. */
@FunctionalInterface
public interface Backlog {

    /** Nobody follows, or all are asked elsewhere. */
    Backlog NONE = () -> 0;

    long events();
}
