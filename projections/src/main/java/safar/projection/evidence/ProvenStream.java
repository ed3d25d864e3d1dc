package safar.projection.evidence;

import java.util.List;

/** All events of a stream up to a checkpoint, and what leads from its head to the root of the map of heads. */
public record ProvenStream(Head head, List<Hash> proof, List<ProvenEvent> events) {}
