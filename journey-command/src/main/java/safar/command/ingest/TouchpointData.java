package safar.command.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.ComplaintId;
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

/** Reads the part of a touchpoint that its type decides: which fields its data has, and which event they become. */
final class TouchpointData {

    private static final String TYPES =
            "purchase, return, complaint, survey-answer, call, page-view, message, visit, custom, "
                    + "identify, alias, consent";

    static final String NUMBER =
            "expected 1 to 100 characters A-Z, a-z, 0-9, '.', '_', ':' and '-', the first a letter or digit";

    private TouchpointData() {}

    /** The part of an event that its type decides; it becomes whole with its header and subject. */
    interface Body {
        JourneyEvent on(Touch touch, Subject subject);

        /** What it says of the case that it opens; null when it opens none. */
        default CaseOpening.@Nullable Said opens() {
            return null;
        }
    }

    static @Nullable Body body(String type, Fields top, Fields data, Instant now) {
        return switch (type) {
            case "purchase" -> purchase(data);
            case "return" -> sentBack(data);
            case "complaint" -> complaint(data, now);
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
                    top.refuse("type", "expected one of %s, found '%s'".formatted(TYPES, type));
                }
                yield null;
            }
        };
    }

    private static @Nullable Body purchase(Fields data) {
        var orderId = data.required("orderId", Limits.NAME);
        var total = data.money("total", true);
        var items = data.objects("items", Limits.ITEMS, TouchpointData::item);
        return total == null ? null : (touch, subject) -> new PurchaseMade(touch, orderId, total, items, subject);
    }

    private static @Nullable Body sentBack(Fields data) {
        var orderId = data.required("orderId", Limits.NAME);
        var refund = data.money("refund", true);
        var items = data.objects("items", Limits.ITEMS, TouchpointData::item);
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

    /** A complaint, and the case it opens. */
    private record Opening(BiFunction<Touch, Subject, JourneyEvent> body, CaseOpening.Said opens) implements Body {
        @Override
        public JourneyEvent on(Touch touch, Subject subject) {
            return body.apply(touch, subject);
        }
    }

    private static Body complaint(Fields data, Instant now) {
        var complaintId = data.optional("complaintId", Limits.NAME);
        var product = data.required("product", Limits.LINE);
        var issue = data.required("issue", Limits.LINE);
        var narrative = data.optional("narrative", Limits.TEXT);
        var severity = data.optional("severity", Limits.NAME);
        var remedy = data.optional("desiredRemedy", Limits.LINE);
        if (complaintId != null && !ComplaintId.isComplaintId(complaintId)) {
            data.refuse("complaintId", NUMBER);
        }
        return new Opening(
                (touch, subject) ->
                        new ComplaintMade(touch, complaintId, product, issue, severity, remedy, narrative, subject),
                CaseOpening.said(data, now));
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
        var wait = data.notNegative("waitSeconds", false);
        var talk = data.notNegative("talkSeconds", false);
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
        var minutes = data.notNegative("minutes", false);
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
}
