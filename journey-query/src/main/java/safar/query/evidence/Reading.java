package safar.query.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.projection.complaint.CaseFile;
import safar.projection.complaint.Deadline;
import safar.query.evidence.EvidenceLog.Kept;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A case as a person reads it: in short, event by event, and deadline by deadline. */
final class Reading {

    static final JsonMapper JSON = JsonMapper.shared();

    private Reading() {}

    /** What is known of a case by these events. */
    static CaseFile file(List<Kept> history) {
        return CaseFile.replay(history.stream()
                .map(kept -> new Recorded<>(
                        kept.stored().id(),
                        0,
                        Instant.ofEpochMilli(kept.stored().time()),
                        (ComplaintEvent) kept.event()))
                .toList());
    }

    static ObjectNode of(List<Kept> history, List<Deadline> deadlines, Instant now) {
        var reading = JSON.createObjectNode();
        reading.set("summary", summary(file(history)));
        var timeline = reading.putArray("timeline");
        for (var kept : history) {
            timeline.add(moment((ComplaintEvent) kept.event(), kept.stored().time()));
        }
        var clocks = reading.putArray("deadlines");
        deadlines.forEach(deadline -> clocks.add(clock(deadline, now)));
        return reading;
    }

    private static ObjectNode summary(CaseFile file) {
        var summary = JSON.createObjectNode();
        put(summary, "status", file.status().label());
        put(summary, "product", file.matter().product());
        put(summary, "issue", file.matter().issue());
        put(summary, "severity", file.matter().severity());
        put(summary, "channel", file.channel());
        put(summary, "filedAt", file.times().filed());
        put(summary, "acknowledgedAt", file.times().acknowledged());
        put(summary, "answeredAt", file.times().firstAnswered());
        put(summary, "closedAt", file.times().closed());
        var outcome = file.resolution().outcome();
        put(summary, "outcome", outcome == null ? null : Words.of(outcome));
        put(summary, "rootCause", file.resolution().rootCause());
        return summary;
    }

    private static ObjectNode clock(Deadline deadline, Instant now) {
        var rule = deadline.rule();
        var clock = JSON.createObjectNode();
        put(clock, "deadline", deadline.name());
        put(clock, "dueAt", deadline.dueAt());
        put(clock, "doneAt", deadline.metAt());
        put(clock, "outcome", Words.of(deadline.state(now)));
        put(clock, "rule", "%s, version %d: %s".formatted(rule.policy(), rule.version(), rule.rule()));
        return clock;
    }

    private static ObjectNode moment(ComplaintEvent event, long recorded) {
        var entry = event.entry();
        var author = entry.author();
        var moment = JSON.createObjectNode();
        moment.put("event", entry.sequence());
        put(moment, "at", entry.at());
        put(moment, "recordedAt", Instant.ofEpochMilli(recorded));
        put(moment, "who", author.who());
        put(moment, "role", author.role() == null ? null : author.role().label());
        put(moment, "via", author.via());
        put(moment, "what", Happenings.sentence(event));
        put(moment, "words", Happenings.words(event));
        return moment;
    }

    private static void put(ObjectNode json, String member, @Nullable Object value) {
        if (value != null) {
            json.put(member, value.toString());
        }
    }
}
