package safar.command.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.Item;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.ConsentStated;
import safar.contract.touchpoint.JourneyEvent.CustomHappened;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.contract.touchpoint.JourneyEvent.MessageExchanged;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PlaceVisited;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Medium;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one element of a delivery into an event, or says everything that is wrong with it. */
final class TouchpointReader {

    private final IdentityKey key;

    TouchpointReader(IdentityKey key) {
        this.key = key;
    }

    /** Either a candidate or a rejection. */
    record Reading(@Nullable Candidate candidate, @Nullable Rejection rejection) {}

    Reading read(int index, JsonNode element, Instant now) {
        if (!(element instanceof ObjectNode object)) {
            return rejected(index, null, Problem.unreadable("expected a JSON object"));
        }
        var id = object.path("id").isString() ? object.path("id").asString() : null;
        var top = Fields.of(object);
        var event = event(object, top, now);
        if (event == null) {
            return rejected(index, id, Problem.invalid(top.errors()));
        }
        var touch = event.touch();
        return new Reading(
                new Candidate(
                        index,
                        key.eventId(touch.source(), touch.id(), touch.revision()),
                        key.eventId(touch.source(), touch.id(), 0),
                        event),
                null);
    }

    private static Reading rejected(int index, @Nullable String id, Problem problem) {
        return new Reading(null, new Rejection(index, id, problem));
    }

    private @Nullable JourneyEvent event(ObjectNode object, Fields top, Instant now) {
        var id = top.required("id", Limits.NAME);
        var source = top.required("source", Limits.NAME);
        var type = top.required("type", Limits.NAME);
        var occurredAt = top.time("occurredAt", now);
        var revision = top.integer("revision", 0);
        var cost = top.money("cost", false);
        var context = new LinkedHashMap<>(Objects.requireNonNullElse(top.map("context"), Map.of()));
        var customer = top.object("customer", true);
        var identifiers = identifiers(customer);
        var traits = customer.map("traits");
        customer.rest().keySet().forEach(name -> customer.refuse(name, "is not a known kind of identifier"));
        var data = top.object("data", false);
        var channel = channel(top, type);
        var body = body(type, top, data);
        context.putAll(top.rest());

        var content = occurredAt == null ? "" : Content.canonical(object, occurredAt.toEpochMilli());
        if (content.length() > Limits.ELEMENT) {
            top.refuse("", "expected a touchpoint of at most %d characters".formatted(Limits.ELEMENT));
        }
        if (!top.errors().isEmpty() || occurredAt == null || channel == null || body == null) {
            return null;
        }
        var refs = identifiers.values().stream()
                .map(identifier -> new IdentifierRef(identifier.type(), key.stream(identifier)))
                .toList();
        var touch = new Touch(source, id, revision, channel, occurredAt, refs, cost, key.fingerprint(content));
        return body.on(touch, new Subject(values(identifiers), traits, context, data.rest()));
    }

    /** The part of an event that its type decides; it becomes whole with its header and subject. */
    private interface Body {
        JourneyEvent on(Touch touch, Subject subject);
    }

    private static @Nullable Body body(String type, Fields top, Fields data) {
        return switch (type) {
            case "purchase" -> purchase(data);
            case "return" -> sentBack(data);
            case "complaint" -> complaint(data);
            case "survey-answer" -> answer(data);
            case "call" -> call(data);
            case "page-view" -> pageView(data);
            case "message" -> message(data);
            case "visit" -> visit(data);
            case "custom" -> custom(data);
            case "identify" -> TraitsStated::new;
            case "alias" -> IdentifiersLinked::new;
            case "consent" -> consent(data);
            default -> {
                if (!type.isEmpty()) {
                    top.refuse("type", "expected one of the touchpoint types, found '%s'".formatted(type));
                }
                yield null;
            }
        };
    }

    private static @Nullable Body purchase(Fields data) {
        var orderId = data.required("orderId", Limits.NAME);
        var total = data.money("total", true);
        var items = data.objects("items", Limits.ITEMS, TouchpointReader::item);
        return total == null ? null : (touch, subject) -> new PurchaseMade(touch, orderId, total, items, subject);
    }

    private static @Nullable Body sentBack(Fields data) {
        var orderId = data.required("orderId", Limits.NAME);
        var refund = data.money("refund", true);
        var items = data.objects("items", Limits.ITEMS, TouchpointReader::item);
        var reason = data.optional("reason", Limits.LINE);
        return refund == null
                ? null
                : (touch, subject) -> new PurchaseReturned(touch, orderId, refund, items, reason, subject);
    }

    private static Item item(Fields line) {
        var quantity = line.decimal("quantity", false);
        return new Item(
                line.optional("sku", Limits.NAME),
                line.optional("name", Limits.LINE),
                line.optional("category", Limits.LINE),
                quantity == null ? BigDecimal.ONE : quantity,
                line.decimal("unitPrice", false));
    }

    private static Body complaint(Fields data) {
        var complaintId = data.optional("complaintId", Limits.NAME);
        var product = data.required("product", Limits.LINE);
        var issue = data.required("issue", Limits.LINE);
        var narrative = data.optional("narrative", Limits.TEXT);
        var severity = data.optional("severity", Limits.NAME);
        var remedy = data.optional("desiredRemedy", Limits.LINE);
        return (touch, subject) ->
                new ComplaintMade(touch, complaintId, product, issue, severity, remedy, narrative, subject);
    }

    private static @Nullable Body answer(Fields data) {
        var surveyId = data.required("surveyId", Limits.NAME);
        var kind = data.oneOf("kind", SurveyKind.class, true);
        var scale = kind == null ? null : kind.scale().orElse(null);
        var score = data.decimal("score", scale != null);
        if (scale != null && score != null && !scale.holds(score)) {
            data.refuse("score", "expected %s to %s, found %s".formatted(scale.lowest(), scale.highest(), score));
        }
        if (scale != null && score != null && score.stripTrailingZeros().scale() > 0) {
            data.refuse("score", "expected a whole number, found %s".formatted(score));
        }
        var verbatim = data.optional("verbatim", Limits.TEXT);
        var answers = data.map("answers");
        return kind == null
                ? null
                : (touch, subject) -> new SurveyAnswered(
                        touch,
                        surveyId,
                        kind,
                        score,
                        scale,
                        Objects.requireNonNullElse(answers, Map.of()),
                        verbatim,
                        subject);
    }

    private static @Nullable Body call(Fields data) {
        var direction = data.oneOf("direction", Direction.class, true);
        var topic = data.optional("topic", Limits.LINE);
        var agent = data.optional("agent", Limits.LINE);
        var wait = data.notNegative("waitSeconds");
        var talk = data.notNegative("talkSeconds");
        var outcome = data.optional("outcome", Limits.LINE);
        return direction == null
                ? null
                : (touch, subject) -> new CallHeld(touch, direction, topic, wait, talk, outcome, agent, subject);
    }

    private static Body pageView(Fields data) {
        var url = data.required("url", Limits.LINE);
        var title = data.optional("title", Limits.LINE);
        var referrer = data.optional("referrer", Limits.LINE);
        var product = data.map("product");
        return (touch, subject) -> new PageViewed(touch, title, product, url, referrer, subject);
    }

    private static @Nullable Body message(Fields data) {
        var direction = data.oneOf("direction", Direction.class, true);
        var medium = data.oneOf("medium", Medium.class, true);
        var subjectLine = data.optional("subject", Limits.LINE);
        var campaign = data.optional("campaign", Limits.NAME);
        var step = data.oneOf("event", MessageStep.class, false);
        return direction == null || medium == null
                ? null
                : (touch, subject) ->
                        new MessageExchanged(touch, direction, medium, campaign, step, subjectLine, subject);
    }

    private static Body visit(Fields data) {
        var place = data.required("place", Limits.LINE);
        var minutes = data.notNegative("minutes");
        return (touch, subject) -> new PlaceVisited(touch, minutes, place, subject);
    }

    private static Body custom(Fields data) {
        var name = data.required("name", Limits.NAME);
        var properties = data.map("properties");
        return (touch, subject) -> new CustomHappened(touch, name, properties, subject);
    }

    private static Body consent(Fields data) {
        var purpose = data.required("purpose", Limits.NAME);
        var given = data.flag("given");
        return (touch, subject) -> new ConsentStated(touch, purpose, given, subject);
    }

    private static Map<IdentifierType, Identifier> identifiers(Fields customer) {
        var identifiers = new EnumMap<IdentifierType, Identifier>(IdentifierType.class);
        var refused = customer.errors().size();
        for (var type : IdentifierType.values()) {
            var value = customer.optional(type.label(), Identifier.MAX_LENGTH);
            if (value != null) {
                try {
                    identifiers.put(type, new Identifier(type, value));
                } catch (IllegalArgumentException _) {
                    customer.refuse(type.label(), "expected a %s".formatted(type.label()));
                }
            }
        }
        if (identifiers.isEmpty() && customer.errors().size() == refused) {
            customer.refuse("", "expected at least one of userId, loyaltyCard, email, phone, anonymousId");
        }
        return identifiers;
    }

    private static Map<IdentifierType, String> values(Map<IdentifierType, Identifier> identifiers) {
        var values = new EnumMap<IdentifierType, String>(IdentifierType.class);
        identifiers.forEach((type, identifier) -> values.put(type, identifier.value()));
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
