package safar.command.ingest;

import safar.contract.touchpoint.JourneyEvent;

/**
 * A touchpoint that is valid by itself.
 *
 * @param eventId under which it is or will be written
 * @param originalId the id of its first revision, which is the same unless it is a correction
 */
record Candidate(int index, String eventId, String originalId, JourneyEvent event) {}
