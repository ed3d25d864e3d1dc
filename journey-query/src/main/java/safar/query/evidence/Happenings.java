package safar.query.evidence;

import org.jspecify.annotations.Nullable;
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

/** What happened in a case, as one would say it, and what was said or written then. */
final class Happenings {

    private Happenings() {}

    static String sentence(ComplaintEvent event) {
        return switch (event) {
            case ComplaintFiled filed ->
                "Complaint filed over %s: %s, %s".formatted(filed.channel(), filed.product(), filed.issue())
                        + (filed.onBehalf() == null ? "" : ", on behalf of the customer");
            case CustomerConsidered considered ->
                "What is known of the customer: tier %s, stage %s, %d open complaints"
                        .formatted(
                                considered.tier() == null ? "none" : considered.tier(),
                                considered.stage() == null ? "none" : considered.stage(),
                                considered.openComplaints());
            case ComplaintAcknowledged _ -> "Receipt acknowledged";
            case ComplaintClassified classified ->
                "Classified as %s, %s; severity %s"
                        .formatted(classified.product(), classified.issue(), classified.severity());
            case ComplaintAssigned assigned -> "Assigned to %s".formatted(assigned.to());
            case NoteTaken _ -> "Note taken";
            case DocumentAttached attached ->
                "Document attached: %s, SHA-256 %s"
                        .formatted(attached.name() == null ? "name not kept" : attached.name(), attached.sha256());
            case ComplaintInvestigated investigated ->
                "Investigated; root cause %s".formatted(investigated.rootCause());
            case ResolutionOffered offered -> "Offered: %s%s".formatted(Words.of(offered.remedy()), amount(offered));
            case ResolutionAccepted _ -> "Offer accepted";
            case ResolutionRejected _ -> "Offer rejected";
            case ComplaintEscalated escalated ->
                "Escalated to level %d%s"
                        .formatted(escalated.level(), escalated.to() == null ? "" : ", to " + escalated.to());
            case ComplaintClosed closed -> "Closed: %s".formatted(Words.of(closed.outcome()));
            case ComplaintWithdrawn _ -> "Withdrawn";
            case ComplaintReopened _ -> "Reopened";
            case DeadlineNeared neared -> "Deadline %s comes near: due %s".formatted(neared.deadline(), neared.dueAt());
            case DeadlineBreached breached ->
                "Deadline %s missed: was due %s".formatted(breached.deadline(), breached.dueAt());
        };
    }

    static @Nullable String words(ComplaintEvent event) {
        return switch (event) {
            case ComplaintFiled filed -> filed.narrative();
            case ComplaintAcknowledged acknowledged -> acknowledged.text();
            case NoteTaken note -> note.text();
            case ComplaintInvestigated investigated -> investigated.findings();
            case ResolutionOffered offered -> offered.text();
            case ResolutionAccepted accepted -> accepted.text();
            case ResolutionRejected rejected -> rejected.text();
            case ComplaintEscalated escalated -> escalated.text();
            case ComplaintClosed closed -> closed.reason();
            case ComplaintWithdrawn withdrawn -> withdrawn.text();
            case ComplaintReopened reopened -> reopened.text();
            case CustomerConsidered _,
                    ComplaintClassified _,
                    ComplaintAssigned _,
                    DocumentAttached _,
                    DeadlineNeared _,
                    DeadlineBreached _ -> null;
        };
    }

    private static String amount(ResolutionOffered offered) {
        var amount = offered.amount();
        return amount == null ? "" : " of %s %s".formatted(amount.amount().toPlainString(), amount.currency());
    }
}
