package safar.command.complaint;

import java.util.List;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;

/** What came of a request: what happened, or why nothing did. */
public sealed interface Decision {

    /** Nothing, when the same was asked before. */
    record Happened(List<ComplaintEvent> events) implements Decision {
        static final Happened NOTHING = new Happened(List.of());

        public Happened {
            events = List.copyOf(events);
        }
    }

    /** Why nothing happened. */
    sealed interface Refusal extends Decision {}

    /** The state that the case is in does not allow it; these words are allowed. */
    record Refused(ComplaintId complaint, String state, List<String> allowed, String detail) implements Refusal {
        static final String UNFILED = "unfiled";

        /** There is no such case. */
        public boolean unknown() {
            return state.equals(UNFILED);
        }
    }

    /** The id of the request was used for something else. */
    record Reused(ComplaintId complaint, String request, String before) implements Refusal {}
}
