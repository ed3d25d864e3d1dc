package safar.projection.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.complaint.CaseStatus;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ClockEvent;
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
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.RuleRef;
import safar.contract.identity.IdentifierRef;

/**
 * What is known of a case without anything personal: all that lists, deadlines and figures go by.
 *
 * @param sequence the place of the last event it has seen
 * @param position of that event in the store
 * @param knownAt when the case became known here, which may be long after it was filed
 */
public record CaseFile(
        ComplaintId id,
        @Nullable IdentifierRef customer,
        CaseStatus status,
        long sequence,
        long position,
        Instant knownAt,
        String channel,
        Matter matter,
        Times times,
        Handling handling,
        Resolution resolution,
        List<Telling> told) {

    /** What it is about, as last classified. */
    public record Matter(
            String product,
            String issue,
            @Nullable String subIssue,
            @Nullable String severity,
            @Nullable String complexity,
            @Nullable String impact,
            @Nullable String desiredRemedy,
            @Nullable String language) {}

    /**
     * When what was done.
     *
     * @param answered the first offer or the end since it was filed or last reopened
     * @param firstAnswered the very first one
     */
    public record Times(
            Instant filed,
            @Nullable Instant acknowledged,
            @Nullable Instant answered,
            @Nullable Instant firstAnswered,
            @Nullable Instant closed,
            @Nullable Instant reopened) {

        /** From when a final answer is waited for. */
        public Instant waiting() {
            return reopened == null ? filed : reopened;
        }

        /** Nobody can acknowledge any more what ended before they did. */
        private @Nullable Instant acknowledgedOrEnded() {
            return acknowledged == null ? closed : acknowledged;
        }

        Times answeredAt(Instant at) {
            return new Times(
                    filed,
                    acknowledged,
                    answered == null ? at : answered,
                    firstAnswered == null ? at : firstAnswered,
                    closed,
                    reopened);
        }
    }

    /** Who has it, how often it went up or began again, and what was known of the customer when it was taken up. */
    public record Handling(
            @Nullable String assignedTo,
            int escalations,
            int reopenings,
            int notes,
            int documents,
            boolean considered,
            @Nullable String tier,
            @Nullable String stage,
            int openComplaints) {

        static final Handling NONE = new Handling(null, 0, 0, 0, 0, false, null, null, 0);

        Handling to(String somebody) {
            return new Handling(
                    somebody, escalations, reopenings, notes, documents, considered, tier, stage, openComplaints);
        }

        Handling plus(int escalation, int reopening, int note, int document) {
            return new Handling(
                    assignedTo,
                    escalations + escalation,
                    reopenings + reopening,
                    notes + note,
                    documents + document,
                    considered,
                    tier,
                    stage,
                    openComplaints);
        }

        Handling of(CustomerConsidered known) {
            return new Handling(
                    assignedTo,
                    escalations,
                    reopenings,
                    notes,
                    documents,
                    true,
                    known.tier(),
                    known.stage(),
                    known.openComplaints());
        }
    }

    /** What lay behind it, what was offered, how that was taken, and how it ended. */
    public record Resolution(
            @Nullable String rootCause,
            @Nullable Remedy remedy,
            @Nullable Money amount,
            @Nullable Boolean accepted,
            @Nullable Outcome outcome) {

        static final Resolution NONE = new Resolution(null, null, null, null, null);
    }

    /** A deadline that came near or was missed, by which rule. */
    public record Telling(String deadline, Instant dueAt, Instant at, boolean passed, RuleRef rule) {}

    public CaseFile {
        told = List.copyOf(told);
    }

    /** The case that begins with this event. */
    static CaseFile of(ComplaintFiled filed, Recorded<?> recorded) {
        var entry = filed.entry();
        return new CaseFile(
                entry.complaint(),
                entry.customer(),
                CaseStatus.RECEIVED,
                entry.sequence(),
                recorded.position(),
                recorded.at(),
                filed.channel().name(),
                new Matter(
                        filed.product(),
                        filed.issue(),
                        filed.subIssue(),
                        filed.severity(),
                        null,
                        null,
                        filed.desiredRemedy(),
                        filed.language()),
                new Times(entry.at(), null, null, null, null, null),
                Handling.NONE,
                Resolution.NONE,
                List.of());
    }

    /** The case that these events tell, the first of which files it. */
    public static CaseFile replay(List<Recorded<ComplaintEvent>> events) {
        if (!(events.getFirst().event() instanceof ComplaintFiled filed)) {
            throw new IllegalArgumentException("expected a case to begin with its filing, found "
                    + events.getFirst().id());
        }
        var file = of(filed, events.getFirst());
        for (var recorded : events) {
            file = file.after(recorded.event(), recorded.position());
        }
        return file;
    }

    /** The case as it will be once the customer is considered. */
    public CaseFile knowing(@Nullable String customersTier, @Nullable String customersStage, int customersOpen) {
        var known = new Handling(
                handling.assignedTo(),
                handling.escalations(),
                handling.reopenings(),
                handling.notes(),
                handling.documents(),
                true,
                customersTier,
                customersStage,
                customersOpen);
        return new CaseFile(
                id, customer, status, sequence, position, knownAt, channel, matter, times, known, resolution, told);
    }

    /** The case with one more event; one that it has seen changes nothing. */
    public CaseFile after(ComplaintEvent event, long at) {
        if (event.entry().sequence() <= sequence) {
            return this;
        }
        return new CaseFile(
                id,
                customer,
                status.after(event),
                event.entry().sequence(),
                at,
                knownAt,
                channel,
                matter(event),
                times(event),
                handling(event),
                resolution(event),
                told(event));
    }

    private Matter matter(ComplaintEvent event) {
        return event instanceof ComplaintClassified classified
                ? new Matter(
                        classified.product(),
                        classified.issue(),
                        classified.subIssue(),
                        classified.severity(),
                        classified.complexity(),
                        classified.impact(),
                        matter.desiredRemedy(),
                        matter.language())
                : matter;
    }

    private Times times(ComplaintEvent event) {
        var at = event.entry().at();
        return switch (event) {
            case ComplaintAcknowledged _ ->
                new Times(times.filed(), at, times.answered(), times.firstAnswered(), times.closed(), times.reopened());
            case ResolutionOffered _ -> times.answeredAt(at);
            case Ending _ -> {
                var answered = times.answeredAt(at);
                yield new Times(
                        answered.filed(),
                        answered.acknowledged(),
                        answered.answered(),
                        answered.firstAnswered(),
                        at,
                        answered.reopened());
            }
            case ComplaintReopened _ ->
                new Times(times.filed(), times.acknowledgedOrEnded(), null, times.firstAnswered(), null, at);
            case ComplaintFiled _,
                    CustomerConsidered _,
                    ComplaintClassified _,
                    ComplaintAssigned _,
                    NoteTaken _,
                    DocumentAttached _,
                    ComplaintInvestigated _,
                    ResolutionAccepted _,
                    ResolutionRejected _,
                    ComplaintEscalated _,
                    DeadlineNeared _,
                    DeadlineBreached _ -> times;
        };
    }

    private Handling handling(ComplaintEvent event) {
        return switch (event) {
            case ComplaintAssigned assigned -> handling.to(assigned.to());
            case ComplaintEscalated escalated ->
                escalated.to() == null
                        ? handling.plus(1, 0, 0, 0)
                        : handling.to(escalated.to()).plus(1, 0, 0, 0);
            case ComplaintReopened _ -> handling.plus(0, 1, 0, 0);
            case NoteTaken _ -> handling.plus(0, 0, 1, 0);
            case DocumentAttached _ -> handling.plus(0, 0, 0, 1);
            case CustomerConsidered known -> handling.of(known);
            case ComplaintFiled _,
                    ComplaintAcknowledged _,
                    ComplaintClassified _,
                    ComplaintInvestigated _,
                    ResolutionOffered _,
                    ResolutionAccepted _,
                    ResolutionRejected _,
                    Ending _,
                    DeadlineNeared _,
                    DeadlineBreached _ -> handling;
        };
    }

    private Resolution resolution(ComplaintEvent event) {
        var now = resolution;
        return switch (event) {
            case ComplaintInvestigated investigated ->
                new Resolution(investigated.rootCause(), now.remedy(), now.amount(), now.accepted(), now.outcome());
            case ResolutionOffered offered ->
                new Resolution(now.rootCause(), offered.remedy(), offered.amount(), null, now.outcome());
            case ResolutionAccepted _ ->
                new Resolution(now.rootCause(), now.remedy(), now.amount(), true, now.outcome());
            case ResolutionRejected _ ->
                new Resolution(now.rootCause(), now.remedy(), now.amount(), false, now.outcome());
            case Ending ending ->
                new Resolution(now.rootCause(), now.remedy(), now.amount(), now.accepted(), ending.outcome());
            case ComplaintReopened _ ->
                new Resolution(now.rootCause(), now.remedy(), now.amount(), now.accepted(), null);
            case ComplaintFiled _,
                    CustomerConsidered _,
                    ComplaintAcknowledged _,
                    ComplaintClassified _,
                    ComplaintAssigned _,
                    NoteTaken _,
                    DocumentAttached _,
                    ComplaintEscalated _,
                    DeadlineNeared _,
                    DeadlineBreached _ -> now;
        };
    }

    private List<Telling> told(ComplaintEvent event) {
        if (!(event instanceof ClockEvent clock)) {
            return told;
        }
        var more = new ArrayList<>(told);
        more.add(new Telling(
                clock.deadline(), clock.dueAt(), clock.entry().at(), clock instanceof DeadlineBreached, clock.rule()));
        return more;
    }
}
