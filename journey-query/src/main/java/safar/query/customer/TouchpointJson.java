package safar.query.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.identity.IdentifierType;
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
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Subject;
import safar.projection.view.ViewJson;
import tools.jackson.databind.node.ObjectNode;

/** An event as the API shows it: in the form in which a touchpoint is sent, with the event's id, position and both its times. */
public final class TouchpointJson {

    private final ObjectNode data = ViewJson.ANSWERS.createObjectNode();

    private TouchpointJson() {}

    public static ObjectNode of(Recorded<? extends JourneyEvent> recorded) {
        JourneyEvent event = recorded.event();
        var touch = event.touch();
        var subject = event.subject() == null ? Subject.FORGOTTEN : event.subject();
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("eventId", recorded.id());
        json.put("source", touch.source());
        json.put("id", touch.id());
        json.put("type", type(event));
        json.put("channel", touch.channel().name());
        json.put("occurredAt", touch.occurredAt().toString());
        json.put("recordedAt", recorded.at().toString());
        if (touch.revision() > 0) {
            json.put("revision", touch.revision());
        }
        if (touch.cost() != null) {
            json.set("cost", ViewJson.ANSWERS.valueToTree(touch.cost()));
        }
        json.set("customer", customer(subject.identifiers()));
        json.set("data", new TouchpointJson().written(event, subject));
        if (!subject.context().isEmpty()) {
            json.set("context", ViewJson.ANSWERS.valueToTree(subject.context()));
        }
        return json;
    }

    /** The type as it was sent. */
    static String type(JourneyEvent event) {
        return switch (event) {
            case PurchaseMade _ -> "purchase";
            case PurchaseReturned _ -> "return";
            case ComplaintMade _ -> "complaint";
            case SurveyAnswered _ -> "survey-answer";
            case CallHeld _ -> "call";
            case PageViewed _ -> "page-view";
            case MessageExchanged _ -> "message";
            case PlaceVisited _ -> "visit";
            case CustomHappened _ -> "custom";
            case TraitsStated _ -> "identify";
            case IdentifiersLinked _ -> "alias";
            case ConsentStated _ -> "consent";
            case TouchpointRetracted _ -> "retraction";
        };
    }

    private static ObjectNode customer(Map<IdentifierType, String> identifiers) {
        var customer = ViewJson.ANSWERS.createObjectNode();
        identifiers.forEach((type, value) -> customer.put(type.label(), value));
        return customer;
    }

    private ObjectNode written(JourneyEvent event, Subject subject) {
        switch (event) {
            case PurchaseMade e ->
                put("orderId", e.orderId()).put("total", e.total()).put("items", e.items());
            case PurchaseReturned e ->
                put("orderId", e.orderId())
                        .put("refund", e.refund())
                        .put("items", e.items())
                        .put("reason", e.reason());
            case ComplaintMade e ->
                put("complaintId", e.complaintId())
                        .put("product", e.product())
                        .put("issue", e.issue())
                        .put("narrative", e.narrative())
                        .put("severity", e.severity())
                        .put("desiredRemedy", e.desiredRemedy());
            case SurveyAnswered e ->
                put("surveyId", e.surveyId())
                        .put("kind", e.kind())
                        .put("score", e.score())
                        .put("verbatim", e.verbatim())
                        .put("answers", e.answers());
            case CallHeld e ->
                put("direction", e.direction())
                        .put("topic", e.topic())
                        .put("agent", e.agent())
                        .put("waitSeconds", e.waitSeconds())
                        .put("talkSeconds", e.talkSeconds())
                        .put("outcome", e.outcome());
            case PageViewed e ->
                put("url", e.url())
                        .put("title", e.title())
                        .put("referrer", e.referrer())
                        .put("product", e.product());
            case MessageExchanged e ->
                put("direction", e.direction())
                        .put("medium", e.medium())
                        .put("subject", e.subjectLine())
                        .put("campaign", e.campaign())
                        .put("event", e.event());
            case PlaceVisited e -> put("place", e.place()).put("minutes", e.minutes());
            case CustomHappened e -> put("name", e.name()).put("properties", e.properties());
            case ConsentStated e -> put("purpose", e.purpose()).put("given", e.given());
            case TraitsStated _, IdentifiersLinked _ -> put("traits", subject.traits());
            case TouchpointRetracted e -> put("by", e.by()).put("reason", e.reason());
        }
        subject.more().forEach(this::put);
        return data;
    }

    private TouchpointJson put(String name, @Nullable Object value) {
        if (value != null) {
            data.set(name, ViewJson.ANSWERS.valueToTree(value));
        }
        return this;
    }
}
