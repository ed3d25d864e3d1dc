package safar.contract.evidence;

/** All that can be recorded on {@code transparency/log}. */
public sealed interface TransparencyEvent {

    /** The name of the one event stream. */
    String STREAM = "transparency/log";

    /** The log of all cases was this; {@code note} is the checkpoint as it was signed, and {@code size} how many events it covers. */
    record CheckpointSigned(long size, String note) implements TransparencyEvent {}
}
