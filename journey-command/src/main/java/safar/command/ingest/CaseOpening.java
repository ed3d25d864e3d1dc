package safar.command.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.command.complaint.Case;
import safar.command.complaint.CaseRequest;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Casework;
import safar.command.complaint.Decision;
import safar.command.complaint.Step;
import safar.command.complaint.Step.Matter;
import safar.command.complaint.Verb;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Representative;
import safar.contract.complaint.RuleRef;
import safar.contract.complaint.TouchpointRef;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;

/** The case that a complaint touchpoint opens, with what has become of it already where another system kept it so far. */
final class CaseOpening {

    private static final int STEPS = 200;
    private static final String BREACH = "breach";

    /** The policy of deadlines that are not kept here. */
    private static final String REPORTED = "reported";

    private static final String PLACE = "/data/history/%d/%s";

    /**
     * What a complaint touchpoint says of its case, over and above what stands in the touchpoint.
     *
     * @param history what was done in it, oldest first
     */
    record Said(
            @Nullable String subIssue,
            @Nullable String language,
            @Nullable Representative onBehalf,
            List<Past> history) {}

    /** A step that was taken elsewhere. */
    record Past(Step step, @Nullable Instant at) {}

    private final IdentityKey key;

    CaseOpening(IdentityKey key) {
        this.key = key;
    }

    static Said said(Fields touchpoint, Instant now) {
        var data = touchpoint.again();
        var history = data.objects("history", STEPS, step -> Optional.ofNullable(past(step, now)));
        return new Said(
                data.optional("subIssue", Limits.LINE),
                data.optional("language", Limits.NAME),
                StepReader.representative(data),
                history.stream().flatMap(Optional::stream).toList());
    }

    /** The events of the case; what cannot have happened like this is noted as a fault. */
    List<ComplaintEvent> events(ComplaintMade complaint, Said said, Faults faults) {
        var touch = complaint.touch();
        var id = complaint.complaintId() == null
                ? new ComplaintId(key.caseNumber(touch.source(), touch.id()))
                : new ComplaintId(complaint.complaintId());
        var file = new Step.File(
                touch.channel(),
                touch.identifiers(),
                new Matter(
                        complaint.product(),
                        complaint.issue(),
                        said.subIssue(),
                        complaint.severity(),
                        complaint.desiredRemedy()),
                said.language(),
                new TouchpointRef(touch.source(), touch.id()),
                new Step.Told(complaint.narrative(), complaint.subject(), said.onBehalf()));
        var events = new ArrayList<ComplaintEvent>();
        var at = touch.occurredAt();
        var state = taken(file, at, Case.unfiled(id), touch.source(), events);
        for (int i = 0; i < said.history().size() && state != null; i++) {
            var past = said.history().get(i);
            var when = past.at() == null ? at : past.at();
            if (when.isBefore(at)) {
                faults.add(PLACE.formatted(i, "at"), "expected %s or later, found %s".formatted(at, when));
            }
            at = when;
            var before = state;
            state = taken(past.step(), at, before, touch.source(), events);
            if (state == null) {
                faults.add(
                        PLACE.formatted(i, "do"),
                        "expected one of %s, which are possible in state '%s'"
                                .formatted(
                                        before.allowed().stream()
                                                .map(Verb::label)
                                                .toList(),
                                        before.status().label()));
            }
        }
        return events;
    }

    private static @Nullable Case taken(
            Step step, Instant at, Case before, String source, List<ComplaintEvent> events) {
        var request = new CaseRequest(before.complaint(), step, new Asked(Author.source(source), at, null, null));
        if (!(Casework.decide(request, before) instanceof Decision.Happened happened)) {
            return null;
        }
        events.addAll(happened.events());
        var after = before;
        for (var event : happened.events()) {
            after = Case.evolve(after, event);
        }
        return after;
    }

    private static @Nullable Past past(Fields step, Instant now) {
        var word = step.required("do", Limits.NAME);
        var at = step.optionalTime("at", now);
        if (word.equals(BREACH)) {
            return breach(step, at, now);
        }
        var verb = Verb.find(word).filter(Verb::forPeople).orElse(null);
        if (verb == null) {
            if (!word.isEmpty()) {
                step.refuse("do", "expected %s or %s, found '%s'".formatted(Verb.labelsForPeople(), BREACH, word));
            }
            return null;
        }
        var read = StepReader.read(verb, step);
        return read == null ? null : new Past(read, at);
    }

    /** A deadline that the other system saw pass: by its end, or by its length from {@code at} on. */
    private static @Nullable Past breach(Fields step, @Nullable Instant at, Instant now) {
        var deadline = step.required("deadline", Limits.NAME);
        var within = step.length("within");
        var dueAt = within != null && at != null ? at.plus(within) : step.time("dueAt", now);
        return dueAt == null
                ? null
                : new Past(
                        new Step.TellDeadline(deadline, dueAt, new RuleRef(REPORTED, 0, deadline), true, null), dueAt);
    }
}
