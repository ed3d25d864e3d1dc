package safar.projection.evidence.index;

import safar.projection.evidence.HeadMap;

/**
 * How far the log has come.
 *
 * @param position of the last event of the store that was looked at
 * @param size how many leaves there are
 * @param heads the heads of all streams in it
 */
public record EvidenceState(long position, long size, HeadMap heads) {}
