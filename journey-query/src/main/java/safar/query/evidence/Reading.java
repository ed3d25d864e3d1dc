package safar.query.evidence;

import java.time.Instant;
import java.util.List;
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
import safar.contract.complaint.ComplaintEvent.DocumentAttached;
import safar.contract.complaint.ComplaintEvent.Ending;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintEvent.ResolutionAccepted;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintEvent.ResolutionRejected;
import safar.contract.complaint.Entry;
import safar.query.evidence.EvidenceLog.Kept;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A case as a person reads it: in short, event by event, and deadline by deadline. */
final class Reading {

    static final JsonMapper JSON = JsonMapper.shared();

    private Reading() {}

    static ObjectNode of(List<Kept> history) {
        var reading = JSON.createObjectNode();
        var summary = reading.putObject("summary");
        var timeline = reading.putArray("timeline");
        var deadlines = reading.putArray("deadlines");
        for (var kept : history) {
            var event = (ComplaintEvent) kept.event();
            summarise(summary, event);
            timeline.add(moment(event, kept.stored().time()));
            if (event instanceof ClockEvent clock) {
                deadlines
                        .addObject()
                        .put("event", event.entry().sequence())
                        .put("deadline", clock.deadline())
                        .put("dueAt", clock.dueAt().toString())
                        .put("outcome", clock instanceof DeadlineBreached ? "missed" : "near");
            }
        }
        return reading;
    }

    private static void summarise(ObjectNode summary, ComplaintEvent event) {
        summary.put("lastChangeAt", event.entry().at().toString());
        switch (event) {
            case ComplaintFiled filed ->
                summary.put("filedAt", filed.entry().at().toString())
                        .put("channel", filed.channel().toString())
                        .put("product", filed.product())
                        .put("issue", filed.issue())
                        .put("open", true);
            case ComplaintClassified classified ->
                summary.put("product", classified.product())
                        .put("issue", classified.issue())
                        .put("severity", classified.severity());
            case Ending ending ->
                summary.put("open", false)
                        .put("closedAt", ending.entry().at().toString())
                        .put("outcome", Words.of(ending.outcome()));
            case ComplaintReopened _ -> summary.put("open", true).remove(List.of("closedAt", "outcome"));
            case CustomerConsidered _,
                    ComplaintAcknowledged _,
                    ComplaintAssigned _,
                    NoteTaken _,
                    DocumentAttached _,
                    ComplaintInvestigated _,
                    ResolutionOffered _,
                    ResolutionAccepted _,
                    ResolutionRejected _,
                    ComplaintEscalated _,
                    ClockEvent _ -> {
                // told by the timeline
            }
        }
    }

    private static ObjectNode moment(ComplaintEvent event, long recorded) {
        Entry entry = event.entry();
        var moment = JSON.createObjectNode()
                .put("event", entry.sequence())
                .put("at", entry.at().toString())
                .put("recordedAt", Instant.ofEpochMilli(recorded).toString())
                .put("who", entry.author().who().name())
                .put("via", entry.author().via())
                .put("what", Happenings.sentence(event));
        var role = entry.author().role();
        if (role != null) {
            moment.put("role", role.label());
        }
        var words = Happenings.words(event);
        if (words != null) {
            moment.put("words", words);
        }
        return moment;
    }
}
