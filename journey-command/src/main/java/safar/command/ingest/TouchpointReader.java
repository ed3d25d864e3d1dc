package safar.command.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.Touch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one element of a delivery into an event, or says everything that is wrong with it. */
final class TouchpointReader {

    private final IdentityKey key;
    private final CaseOpening openings;

    TouchpointReader(IdentityKey key) {
        this.key = key;
        this.openings = new CaseOpening(key);
    }

    /** Either a candidate or a rejection. */
    record Reading(@Nullable Candidate candidate, @Nullable Rejection rejection) {}

    Reading read(int index, JsonNode element, Instant now) {
        return read(index, element, now, null);
    }

    /** @param importId the import that brings it, if one does */
    Reading read(int index, JsonNode element, Instant now, @Nullable String importId) {
        if (!(element instanceof ObjectNode object)) {
            return rejected(index, null, Problem.unreadable("expected a JSON object in which each name stands once"));
        }
        var content = Content.of(object);
        if (!content.faults().isEmpty()) {
            return rejected(index, id(object), Problem.invalid(content.faults()));
        }
        var top = Fields.of(object);
        var reported = reported(top, content, now, importId);
        if (reported == null) {
            return rejected(index, id(object), Problem.invalid(top.faults().found()));
        }
        return new Reading(candidate(index, reported), null);
    }

    private static Reading rejected(int index, @Nullable String id, Problem problem) {
        return new Reading(null, new Rejection(index, id, problem));
    }

    /** What the sender knows the element by, if that much can be told. */
    private static @Nullable String id(ObjectNode object) {
        var id = object.path("id").asString("");
        return id.isBlank() || id.length() > Limits.NAME || !Characters.areText(id) ? null : id;
    }

    /** What was reported, and what it opens. */
    private record Reported(JourneyEvent event, List<ComplaintEvent> opening) {}

    private Candidate candidate(int index, Reported reported) {
        var touch = reported.event().touch();
        var originalId = key.eventId(touch.source(), touch.id(), 0);
        var eventId = touch.revision() == 0 ? originalId : key.eventId(touch.source(), touch.id(), touch.revision());
        return new Candidate(index, eventId, originalId, reported.event(), reported.opening());
    }

    private @Nullable Reported reported(Fields top, Content content, Instant now, @Nullable String importId) {
        var id = top.required("id", Limits.NAME);
        var source = top.required("source", Limits.NAME);
        var type = top.required("type", Limits.NAME);
        var occurredAt = top.time("occurredAt", now);
        var revision = top.integer("revision", 0);
        var cost = top.money("cost", false);
        var customer = top.object("customer", true);
        var identifiers = identifiers(customer);
        var traits = customer.map("traits");
        customer.rest().keySet().forEach(name -> customer.refuse(name, "is not a known kind of identifier"));
        var channel = channel(top, type);
        var data = top.object("data", false);
        var body = TouchpointData.body(type, top, data, now);
        var context = context(top);
        if (!top.faults().isEmpty() || occurredAt == null || channel == null || body == null) {
            return null;
        }
        var refs = identifiers.stream()
                .map(identifier -> new IdentifierRef(identifier.type(), key.stream(identifier)))
                .toList();
        var fingerprint = key.fingerprint(content.canonical(occurredAt.toEpochMilli()));
        var touch = new Touch(source, id, revision, channel, occurredAt, refs, cost, fingerprint, importId);
        var event = body.on(touch, new Subject(values(identifiers), traits, context, data.rest()));
        var said = body.opens();
        var opening = said != null && event instanceof ComplaintMade complaint
                ? openings.events(complaint, said, top.faults())
                : List.<ComplaintEvent>of();
        return top.faults().isEmpty() ? new Reported(event, opening) : null;
    }

    /** The context and what else was said at the top. */
    private static @Nullable Map<String, Object> context(Fields top) {
        var context = top.map("context");
        var rest = top.rest();
        if (context == null || rest.isEmpty()) {
            return context == null ? rest : context;
        }
        var joined = new LinkedHashMap<>(rest);
        context.forEach((name, value) -> {
            if (joined.put(name, value) != null) {
                top.refuse(name, "is in the context too");
            }
        });
        return joined;
    }

    /** Strongest first. */
    static List<Identifier> identifiers(Fields customer) {
        var identifiers = new ArrayList<Identifier>();
        var faultsBefore = customer.faults().found().size();
        for (var type : IdentifierType.values()) {
            var value = customer.optional(type.label(), Identifier.MAX_LENGTH);
            if (value != null) {
                try {
                    identifiers.add(new Identifier(type, value));
                } catch (IllegalArgumentException e) {
                    customer.refuse(type.label(), String.valueOf(e.getMessage()));
                }
            }
        }
        if (identifiers.isEmpty() && customer.faults().found().size() == faultsBefore) {
            customer.refuse("expected at least one of userId, loyaltyCard, email, phone, anonymousId");
        }
        return identifiers;
    }

    static Map<IdentifierType, String> values(List<Identifier> identifiers) {
        var values = new EnumMap<IdentifierType, String>(IdentifierType.class);
        identifiers.forEach(identifier -> values.put(identifier.type(), identifier.value()));
        return values;
    }

    /** The channel said, or the one that goes without saying. */
    private static @Nullable Channel channel(Fields top, String type) {
        var name = top.optional("channel", 40);
        try {
            return new Channel(name != null ? name : usual(type));
        } catch (IllegalArgumentException _) {
            top.refuse("channel", "expected 1 to 40 characters a-z, 0-9 and -, found '%s'".formatted(name));
            return null;
        }
    }

    private static String usual(String type) {
        return switch (type) {
            case "page-view" -> "web";
            case "call" -> "phone";
            case "visit" -> "store";
            default -> "unknown";
        };
    }
}
