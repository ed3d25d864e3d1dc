package safar.query.evidence;

import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;
import safar.contract.evidence.Sight;

/** Where it is recorded who read a case. */
@FunctionalInterface
public interface CaseReads {

    /** Records, durably, that somebody is about to see something of a case; nothing when there is no such case. */
    void record(ComplaintId complaint, Author reader, Sight sight);
}
