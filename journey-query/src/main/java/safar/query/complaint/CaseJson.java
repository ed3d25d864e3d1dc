package safar.query.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.EventCatalogue;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.DocumentAttached;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierRef;
import safar.projection.complaint.CaseFile;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Deadline;
import safar.projection.view.ViewJson;
import tools.jackson.databind.node.ObjectNode;

/** Cases and their events as the API shows them. */
@Component
public final class CaseJson {

    private final CaseReader reader;
    private final CaseRules rules;
    private final Clock clock;

    public CaseJson(CaseReader reader, CaseRules rules, Clock clock) {
        this.reader = reader;
        this.rules = rules;
        this.clock = clock;
    }

    /** A case as its own events tell it, with everything said in it; empty when there is none. */
    public Optional<ObjectNode> whole(ComplaintId id) {
        var events = events(id);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var file = CaseFile.replay(events);
        var json = of(file);
        var documents = json.arrayNode();
        for (var recorded : events) {
            if (recorded.event() instanceof ComplaintFiled filed) {
                told(json, filed);
            }
            if (recorded.event() instanceof DocumentAttached document) {
                documents
                        .addObject()
                        .put("name", document.name())
                        .put("sha256", document.sha256())
                        .put("mediaType", document.mediaType());
            }
        }
        json.set("documents", documents);
        return Optional.of(json);
    }

    /** All events of a case, oldest first. */
    public List<ObjectNode> history(ComplaintId id) {
        return events(id).stream().map(CaseJson::event).toList();
    }

    /** What a list shows of a case: nothing personal. */
    ObjectNode of(CaseFile file) {
        var now = clock.instant();
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("id", file.id().value());
        json.put("status", file.status().label());
        var resolution = file.resolution();
        json.put(
                "outcome",
                resolution.outcome() == null ? null : resolution.outcome().label());
        json.put("customer", customer(file.customer()));
        json.put("channel", file.channel());
        json.setAll((ObjectNode) ViewJson.ANSWERS.valueToTree(file.matter()));
        json.put("assignedTo", file.handling().assignedTo());
        json.put("escalations", file.handling().escalations());
        json.put("reopenings", file.handling().reopenings());
        json.put("notes", file.handling().notes());
        json.put("tier", file.handling().tier());
        json.put("rootCause", resolution.rootCause());
        json.set("offer", offer(resolution));
        var times = file.times();
        json.put("filedAt", text(times.filed()));
        json.put("recordedAt", text(file.knownAt()));
        json.put("acknowledgedAt", text(times.acknowledged()));
        json.put("answeredAt", text(times.firstAnswered()));
        json.put("closedAt", text(times.closed()));
        json.put("reopenedAt", text(times.reopened()));
        var deadlines = json.putArray("deadlines");
        for (var deadline : rules.deadlines(file.knownAt()).of(file)) {
            deadlines.add(deadline(deadline, now));
        }
        json.set("told", ViewJson.ANSWERS.valueToTree(file.told()));
        json.put("events", file.sequence() + 1);
        return json;
    }

    /** An event of a case in its own words, with who did it and both its times. */
    public static ObjectNode event(Recorded<ComplaintEvent> recorded) {
        var event = recorded.event();
        var entry = event.entry();
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("sequence", entry.sequence());
        json.put("eventId", recorded.id());
        json.put("type", type(event));
        json.put("at", entry.at().toString());
        json.put("recordedAt", recorded.at().toString());
        json.set("author", ViewJson.ANSWERS.valueToTree(entry.author()));
        json.put("request", entry.request());
        json.set("data", data(event));
        return json;
    }

    /** The name under which an event is stored, such as {@code complaint-closed}. */
    public static String type(ComplaintEvent event) {
        return EventCatalogue.typeOf(event.getClass()).orElseThrow().name();
    }

    /** What an event says beside its header; what is not said is left out. */
    public static ObjectNode data(ComplaintEvent event) {
        var data = (ObjectNode) ViewJson.ANSWERS.valueToTree(event);
        data.remove("entry");
        data.properties().removeIf(field -> field.getValue().isNull());
        return data;
    }

    private List<Recorded<ComplaintEvent>> events(ComplaintId id) {
        try (var events = reader.read(id)) {
            return new ArrayList<>(events.toList());
        }
    }

    private static void told(ObjectNode json, ComplaintFiled filed) {
        json.put("narrative", filed.narrative());
        json.set("onBehalf", ViewJson.ANSWERS.valueToTree(filed.onBehalf()));
        json.set("touchpoint", ViewJson.ANSWERS.valueToTree(filed.touchpoint()));
        var identifiers = json.putArray("identifiers");
        var subject = filed.subject();
        if (subject != null) {
            subject.identifiers()
                    .forEach((type, value) ->
                            identifiers.addObject().put("type", type.label()).put("value", value));
        }
    }

    private static @Nullable ObjectNode offer(CaseFile.Resolution resolution) {
        if (resolution.remedy() == null) {
            return null;
        }
        var offer = ViewJson.ANSWERS.createObjectNode();
        offer.set("remedy", ViewJson.ANSWERS.valueToTree(resolution.remedy()));
        offer.set("amount", ViewJson.ANSWERS.valueToTree(resolution.amount()));
        offer.put("accepted", resolution.accepted());
        return offer;
    }

    private static ObjectNode deadline(Deadline deadline, Instant now) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("name", deadline.name());
        json.put("dueAt", text(deadline.dueAt()));
        json.set("state", ViewJson.ANSWERS.valueToTree(deadline.state(now)));
        json.put("metAt", text(deadline.metAt()));
        if (deadline.metAt() == null) {
            json.put("secondsLeft", Duration.between(now, deadline.dueAt()).toSeconds());
        }
        json.set("rule", ViewJson.ANSWERS.valueToTree(deadline.rule()));
        return json;
    }

    private static @Nullable String customer(@Nullable IdentifierRef ref) {
        return ref == null ? null : CustomerId.of(ref.stream()).value();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
