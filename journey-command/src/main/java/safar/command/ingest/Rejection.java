package safar.command.ingest;

import org.jspecify.annotations.Nullable;

/** An element that was not taken, by its place in the body from 0, and why. */
public record Rejection(int index, @Nullable String id, Problem problem) {}
