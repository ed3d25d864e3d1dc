package safar.command.complaint;

import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintAcknowledged;
import safar.contract.complaint.ComplaintEvent.ComplaintAssigned;
import safar.contract.complaint.ComplaintEvent.ComplaintClassified;
import safar.contract.complaint.ComplaintEvent.ComplaintClosed;
import safar.contract.complaint.ComplaintEvent.ComplaintEscalated;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintInvestigated;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.ComplaintWithdrawn;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintEvent.DeadlineNeared;
import safar.contract.complaint.ComplaintEvent.DocumentAttached;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintEvent.ResolutionAccepted;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintEvent.ResolutionRejected;

/** By which word an event came about. */
final class Done {

    private Done() {}

    static Verb by(ComplaintEvent event) {
        return switch (event) {
            case ComplaintFiled _ -> Verb.FILE;
            case CustomerConsidered _ -> Verb.CONSIDER;
            case ComplaintAcknowledged _ -> Verb.ACKNOWLEDGE;
            case ComplaintClassified _ -> Verb.CLASSIFY;
            case ComplaintAssigned _ -> Verb.ASSIGN;
            case NoteTaken _ -> Verb.NOTE;
            case DocumentAttached _ -> Verb.ATTACH;
            case ComplaintInvestigated _ -> Verb.INVESTIGATE;
            case ResolutionOffered _ -> Verb.OFFER;
            case ResolutionAccepted _ -> Verb.ACCEPT;
            case ResolutionRejected _ -> Verb.REJECT;
            case ComplaintEscalated _ -> Verb.ESCALATE;
            case ComplaintClosed _ -> Verb.CLOSE;
            case ComplaintReopened _ -> Verb.REOPEN;
            case ComplaintWithdrawn _ -> Verb.WITHDRAW;
            case DeadlineNeared _, DeadlineBreached _ -> Verb.TELL;
        };
    }
}
