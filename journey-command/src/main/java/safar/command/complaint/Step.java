package safar.command.complaint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.Representative;
import safar.contract.complaint.RuleRef;
import safar.contract.complaint.TouchpointRef;
import safar.contract.identity.IdentifierRef;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Subject;

/** What somebody wants to do in a case. */
public sealed interface Step {

    record File(
            Channel channel,
            List<IdentifierRef> identifiers,
            Matter matter,
            @Nullable String language,
            @Nullable TouchpointRef touchpoint,
            Told told)
            implements Step {}

    /** What a complaint is about. */
    record Matter(
            String product,
            String issue,
            @Nullable String subIssue,
            @Nullable String severity,
            @Nullable String desiredRemedy) {}

    /** What was said in it, of whom, and by whom. */
    record Told(
            @Nullable String narrative,
            @Nullable Subject subject,
            @Nullable Representative onBehalf) {}

    /** Notes what is known of the customer, and sends the case where a rule wants it, if one does. */
    record Consider(
            @Nullable String tier,
            @Nullable String stage,
            int openComplaints,
            @Nullable String to,
            @Nullable RuleRef rule)
            implements Step {}

    record Acknowledge(@Nullable String text) implements Step {}

    record Classify(
            String product,
            String issue,
            @Nullable String subIssue,
            String severity,
            @Nullable String complexity,
            @Nullable String impact)
            implements Step {}

    record Assign(String to) implements Step {}

    record Note(String text) implements Step {}

    record Attach(
            String name,
            String sha256,
            @Nullable String mediaType,
            @Nullable Long bytes) implements Step {}

    record Investigate(String rootCause, @Nullable String findings) implements Step {}

    record Offer(
            Remedy remedy, @Nullable Money amount, @Nullable String text) implements Step {}

    record Accept(@Nullable String text) implements Step {}

    record Reject(@Nullable String text) implements Step {}

    record Escalate(@Nullable String to, @Nullable String text) implements Step {}

    record Close(Outcome outcome, @Nullable String reason) implements Step {}

    record Reopen(@Nullable String text) implements Step {}

    record Withdraw(@Nullable String text) implements Step {}

    /** A deadline comes near or has passed; it may be that somebody has to look at it. */
    record TellDeadline(
            String deadline,
            Instant dueAt,
            RuleRef rule,
            boolean passed,
            @Nullable String escalateTo) implements Step {}
}
