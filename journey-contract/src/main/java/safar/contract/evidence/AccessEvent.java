package safar.contract.evidence;

import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;

/** All that can be recorded on {@code access/<case id>}, apart from the case itself, which reading does not change. */
public sealed interface AccessEvent {

    Entry entry();

    /** The name of the event stream of a case, {@code access/<case id>}. */
    static String streamName(ComplaintId complaint) {
        return "access/" + complaint;
    }

    /** Somebody asked for something of a case that exists, and was about to see it. */
    record CaseRead(Entry entry, Sight sight) implements AccessEvent {}
}
