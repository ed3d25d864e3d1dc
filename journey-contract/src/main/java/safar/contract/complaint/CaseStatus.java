package safar.contract.complaint;

import java.util.Locale;
import safar.contract.complaint.ComplaintEvent.ComplaintAcknowledged;
import safar.contract.complaint.ComplaintEvent.ComplaintAssigned;
import safar.contract.complaint.ComplaintEvent.ComplaintClassified;
import safar.contract.complaint.ComplaintEvent.ComplaintEscalated;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintInvestigated;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintEvent.DeadlineNeared;
import safar.contract.complaint.ComplaintEvent.DocumentAttached;
import safar.contract.complaint.ComplaintEvent.Ending;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintEvent.ResolutionAccepted;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintEvent.ResolutionRejected;

/** How far a case has come; whatever is not closed is open. */
public enum CaseStatus {
    RECEIVED,
    ACKNOWLEDGED,
    INVESTIGATED,
    OFFERED,
    ACCEPTED,
    REJECTED,
    CLOSED;

    /** The name in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean open() {
        return this != CLOSED;
    }

    /** How far the case has come once this has happened, too. */
    public CaseStatus after(ComplaintEvent event) {
        return switch (event) {
            case ComplaintFiled _ -> RECEIVED;
            case ComplaintAcknowledged _, ComplaintReopened _ -> ACKNOWLEDGED;
            case ComplaintInvestigated _ -> INVESTIGATED;
            case ResolutionOffered _ -> OFFERED;
            case ResolutionAccepted _ -> ACCEPTED;
            case ResolutionRejected _ -> REJECTED;
            case Ending _ -> CLOSED;
            case CustomerConsidered _,
                    ComplaintClassified _,
                    ComplaintAssigned _,
                    NoteTaken _,
                    DocumentAttached _,
                    ComplaintEscalated _,
                    DeadlineNeared _,
                    DeadlineBreached _ -> this;
        };
    }
}
