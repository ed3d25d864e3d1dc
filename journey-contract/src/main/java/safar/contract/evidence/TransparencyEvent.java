package safar.contract.evidence;

/** All that can be recorded on {@code transparency/log} and {@code transparency/keys}. */
public sealed interface TransparencyEvent {

    /** The name of the stream of checkpoints. */
    String STREAM = "transparency/log";

    /** The name of the stream that tells which key signs. */
    String KEYS = "transparency/keys";

    /** The log of all cases was this; {@code note} is the checkpoint as it was signed, and {@code size} how many events it covers. */
    record CheckpointSigned(long size, String note) implements TransparencyEvent {}

    /** Another key signs from now on; {@code note} says so, signed by it and by the one before. */
    record KeySucceeded(String note) implements TransparencyEvent {}
}
