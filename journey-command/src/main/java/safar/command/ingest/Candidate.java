package safar.command.ingest;

import java.util.List;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.touchpoint.JourneyEvent;

/**
 * A touchpoint that is valid by itself.
 *
 * @param eventId under which it is or will be written
 * @param originalId the id of its first revision, which is the same unless it is a correction
 * @param opening the first events of the case that it opens, unless there is such a case already
 */
record Candidate(int index, String eventId, String originalId, JourneyEvent event, List<ComplaintEvent> opening) {}
