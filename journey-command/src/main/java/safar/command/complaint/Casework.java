package safar.command.complaint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.command.complaint.Decision.Happened;
import safar.command.complaint.Decision.Refused;
import safar.command.complaint.Decision.Reused;
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
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;

/** What may be done in a case, and what comes of it. */
public final class Casework {

    private Casework() {}

    public static Decision decide(CaseRequest request, Case state) {
        var docket = state.docket();
        var verb = Verb.of(request.step());
        var id = request.asked().request();
        var before = id == null ? null : docket.requests().get(id);
        if (id != null && before != null) {
            return before.equals(verb.label()) ? Happened.NOTHING : new Reused(request.complaint(), id, before);
        }
        return switch (request.step()) {
            case Step.Consider consider -> considered(consider, request, state);
            case Step.TellDeadline tell -> told(tell, request, state);
            case Step step
            when !state.allowed().contains(verb) ->
                refused(state, "%s is not possible in state '%s'".formatted(verb.label(), name(state)));
            case Step.Close close
            when close.outcome() == Outcome.REDRESS && !docket.offered() ->
                refused(state, "a case is closed with redress once a resolution has been offered");
            case Step step -> new Happened(List.of(event(step, request, docket)));
        };
    }

    private static ComplaintEvent event(Step step, CaseRequest request, Docket docket) {
        var entry = entry(request, docket, step);
        var from = request.asked().address();
        return switch (step) {
            case Step.File s -> filed(s, entry, from);
            case Step.Acknowledge s -> new ComplaintAcknowledged(entry, s.text(), from);
            case Step.Classify s ->
                new ComplaintClassified(
                        entry, s.product(), s.issue(), s.subIssue(), s.severity(), s.complexity(), s.impact(), from);
            case Step.Assign s -> new ComplaintAssigned(entry, s.to(), null, from);
            case Step.Note s -> new NoteTaken(entry, s.text(), from);
            case Step.Attach s -> new DocumentAttached(entry, s.sha256(), s.mediaType(), s.bytes(), s.name(), from);
            case Step.Investigate s -> new ComplaintInvestigated(entry, s.rootCause(), s.findings(), from);
            case Step.Offer s -> new ResolutionOffered(entry, s.remedy(), s.amount(), s.text(), from);
            case Step.Accept s -> new ResolutionAccepted(entry, s.text(), from);
            case Step.Reject s -> new ResolutionRejected(entry, s.text(), from);
            case Step.Escalate s -> new ComplaintEscalated(entry, docket.level() + 1, s.to(), null, s.text(), from);
            case Step.Close s -> new ComplaintClosed(entry, s.outcome(), s.reason(), from);
            case Step.Reopen s -> new ComplaintReopened(entry, s.text(), from);
            case Step.Withdraw s -> new ComplaintWithdrawn(entry, s.text(), from);
            case Step.Consider s -> new CustomerConsidered(entry, s.tier(), s.stage(), s.openComplaints());
            case Step.TellDeadline s ->
                s.passed()
                        ? new DeadlineBreached(entry, s.deadline(), s.dueAt(), s.rule())
                        : new DeadlineNeared(entry, s.deadline(), s.dueAt(), s.rule());
        };
    }

    private static Entry entry(CaseRequest request, Docket docket, Step step) {
        var whose = step instanceof Step.File file && !file.identifiers().isEmpty()
                ? file.identifiers().stream().sorted().findFirst().orElseThrow()
                : docket.customer();
        return docket.entry(request.asked(), whose, 0);
    }

    private static ComplaintFiled filed(Step.File file, Entry entry, @Nullable String from) {
        var matter = file.matter();
        var told = file.told();
        return new ComplaintFiled(
                entry,
                file.channel(),
                file.identifiers(),
                matter.product(),
                matter.issue(),
                matter.subIssue(),
                matter.severity(),
                matter.desiredRemedy(),
                file.language(),
                file.touchpoint(),
                told.narrative(),
                told.subject(),
                told.onBehalf(),
                from);
    }

    private static Decision considered(Step.Consider consider, CaseRequest request, Case state) {
        var docket = state.docket();
        if (state instanceof Case.Unfiled) {
            return refused(state, "there is no such case");
        }
        if (docket.considered() || state instanceof Case.Closed) {
            return Happened.NOTHING;
        }
        var events = new ArrayList<ComplaintEvent>();
        events.add(event(consider, request, docket));
        if (consider.to() != null) {
            var entry = docket.entry(request.asked(), docket.customer(), 1);
            events.add(new ComplaintAssigned(entry, consider.to(), consider.rule(), null));
        }
        return new Happened(events);
    }

    private static Decision told(Step.TellDeadline tell, CaseRequest request, Case state) {
        var docket = state.docket();
        if (state instanceof Case.Unfiled) {
            return refused(state, "there is no such case");
        }
        if (docket.wasTold(tell)) {
            return Happened.NOTHING;
        }
        var events = new ArrayList<ComplaintEvent>();
        events.add(event(tell, request, docket));
        if (tell.escalateTo() != null && !(state instanceof Case.Closed)) {
            var entry = docket.entry(request.asked(), docket.customer(), 1);
            events.add(new ComplaintEscalated(entry, docket.level() + 1, tell.escalateTo(), tell.rule(), null, null));
        }
        return new Happened(events);
    }

    private static Refused refused(Case state, String detail) {
        var allowed = state.allowed().stream().map(Verb::label).toList();
        return new Refused(state.docket().complaint(), name(state), allowed, detail);
    }

    private static String name(Case state) {
        return state instanceof Case.Unfiled ? Refused.UNFILED : state.status().label();
    }
}
