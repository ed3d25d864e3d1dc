package safar.projection.identity;

/** Whether a pair makes its two identifiers one customer and, if not, why not. */
public sealed interface Standing {

    /** It does. */
    record Counts() implements Standing {}

    /** It would, but for a guard of this name; it counts again once the obstacle is gone. */
    record HeldBack(String guard) implements Standing {}

    /** Somebody said that they are different people. */
    record Apart() implements Standing {}

    /** Everything that spoke for it was taken back. */
    record Unfounded() implements Standing {}
}
