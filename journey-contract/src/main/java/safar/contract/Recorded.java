package safar.contract;

import java.time.Instant;

/** An event as the store has it: its identifier, its place in the store's global order, and when it became known. */
public record Recorded<E>(String id, long position, Instant at, E event) {}
