package safar.query.complaint;

import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;

/** Where the events of a case are read. */
@FunctionalInterface
public interface CaseReader {

    /** All events of a case in their order; none when there is no such case; to be closed. */
    Stream<Recorded<ComplaintEvent>> read(ComplaintId complaint);
}
