package safar.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.query.Shop.day;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.access.Actor;
import safar.contract.identity.IdentifierType;
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
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Medium;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import safar.projection.view.ViewJson;
import safar.query.Shop;
import tools.jackson.databind.JsonNode;

/** A touchpoint is answered in the words in which it was sent. */
class TouchpointJsonTest {

    private static final String ADA = "email:ada@example.org";
    private static final Touch TOUCH = Shop.touch("t-1", day(0), ADA);
    private static final Subject SUBJECT =
            new Subject(Map.of(IdentifierType.EMAIL, "ada@example.org"), Map.of("name", "Ada"), Map.of(), Map.of());

    static Stream<Arguments> everyEvent() {
        var money = new Money(new BigDecimal("34.90"), "EUR");
        var tea = new Item("A-1", "Tea", "drinks", BigDecimal.TWO, new BigDecimal("17.45"));
        var scale = SurveyKind.NPS.scale().orElseThrow();
        return Stream.of(
                sent(new PurchaseMade(TOUCH, "1001", money, List.of(tea), SUBJECT), "purchase", """
                        {"orderId": "1001", "total": {"amount": 34.90, "currency": "EUR"}, "items": [{"sku": "A-1", "name": "Tea",
                         "category": "drinks", "quantity": 2, "unitPrice": 17.45}]}"""),
                sent(new PurchaseReturned(TOUCH, "1001", money, List.of(), "too late", SUBJECT), "return", """
                        {"orderId": "1001", "refund": {"amount": 34.90, "currency": "EUR"}, "items": [], "reason": "too late"}"""),
                sent(
                        new ComplaintMade(TOUCH, "c-7", "tea", "late", "high", "refund", "It never came.", SUBJECT),
                        "complaint",
                        """
                        {"complaintId": "c-7", "product": "tea", "issue": "late", "narrative": "It never came.",
                         "severity": "high", "desiredRemedy": "refund"}"""),
                sent(
                        new SurveyAnswered(
                                TOUCH,
                                "s-1",
                                SurveyKind.NPS,
                                BigDecimal.TEN,
                                scale,
                                Map.of("why", "tea"),
                                "Good!",
                                SUBJECT),
                        "survey-answer",
                        """
                        {"surveyId": "s-1", "kind": "nps", "score": 10, "verbatim": "Good!", "answers": {"why": "tea"}}"""),
                sent(
                        new CallHeld(
                                TOUCH,
                                Direction.INBOUND,
                                "delivery",
                                new BigDecimal("12.5"),
                                new BigDecimal("60"),
                                "solved",
                                "Bob",
                                SUBJECT),
                        "call",
                        """
                        {"direction": "inbound", "topic": "delivery", "agent": "Bob", "waitSeconds": 12.5, "talkSeconds": 60,
                         "outcome": "solved"}"""),
                sent(
                        new PageViewed(
                                TOUCH,
                                "Tea",
                                Map.of("sku", "A-1"),
                                "https://shop.example/tea",
                                "https://a.example/",
                                SUBJECT),
                        "page-view",
                        """
                        {"url": "https://shop.example/tea", "title": "Tea", "referrer": "https://a.example/", "product": {"sku": "A-1"}}"""),
                sent(
                        new MessageExchanged(
                                TOUCH,
                                Direction.OUTBOUND,
                                Medium.EMAIL,
                                "spring",
                                MessageStep.OPENED,
                                "New teas",
                                SUBJECT),
                        "message",
                        """
                        {"direction": "outbound", "medium": "email", "subject": "New teas", "campaign": "spring", "event": "opened"}"""),
                sent(
                        new PlaceVisited(TOUCH, new BigDecimal("7.5"), "Harbour Road", SUBJECT),
                        "visit",
                        "{\"place\": \"Harbour Road\", \"minutes\": 7.5}"),
                sent(
                        new CustomHappened(TOUCH, "tea tasting", Map.of("cups", 3), SUBJECT),
                        "custom",
                        "{\"name\": \"tea tasting\", \"properties\": {\"cups\": 3}}"),
                sent(new TraitsStated(TOUCH, SUBJECT), "identify", "{\"traits\": {\"name\": \"Ada\"}}"),
                sent(new IdentifiersLinked(TOUCH, SUBJECT), "alias", "{\"traits\": {\"name\": \"Ada\"}}"),
                sent(
                        new ConsentStated(TOUCH, "marketing-email", true, SUBJECT),
                        "consent",
                        "{\"purpose\": \"marketing-email\", \"given\": true}"));
    }

    private static Arguments sent(JourneyEvent event, String type, String data) {
        return Arguments.of(event, type, ViewJson.ANSWERS.readTree(data));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_kind_of_event_is_written_as_it_was_sent(JourneyEvent event, String type, JsonNode data) {
        assertThat(written(event)).isEqualTo(ViewJson.ANSWERS.readTree("""
                {"eventId": "e-1", "source": "shop", "id": "t-1", "type": "%s", "channel": "web",
                 "occurredAt": "2026-01-01T12:00:00Z", "recordedAt": "2026-01-02T12:00:00Z",
                 "customer": {"email": "ada@example.org"}, "data": %s}""".formatted(type, data)));
    }

    @Test
    void no_kind_of_event_is_missing_here() {
        var told = everyEvent()
                .map(event -> Objects.requireNonNull(event.get()[0]).getClass())
                .toList();

        assertThat(leaves(JourneyEvent.class))
                .filteredOn(type -> !type.equals(TouchpointRetracted.class))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void a_retraction_says_what_was_taken_back_by_whom_and_why() {
        var retraction = written(new TouchpointRetracted(TOUCH, "purchase", Actor.ADMIN, null, "a test order"));

        assertThat(retraction.path("type").asString()).isEqualTo("retraction");
        assertThat(retraction.path("id").asString()).isEqualTo("t-1");
        assertThat(retraction.path("data"))
                .isEqualTo(ViewJson.ANSWERS.readTree("{\"by\": \"admin\", \"reason\": \"a test order\"}"));
    }

    @Test
    void what_was_not_said_is_left_out() {
        assertThat(written(new PlaceVisited(TOUCH, null, null, SUBJECT))
                        .path("data")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void revision_cost_context_and_unknown_properties_are_kept() {
        var touch = new Touch(
                "shop",
                "t-1",
                3,
                TOUCH.channel(),
                day(0),
                TOUCH.identifiers(),
                new Money(new BigDecimal("0.35"), "EUR"),
                "f");
        var more = new HashMap<String, Object>();
        more.put("colour", "green");
        var subject = new Subject(Map.of(), Map.of(), Map.of("ip", "192.0.2.1"), more);

        var json = written(new PlaceVisited(touch, null, "Harbour Road", subject));

        assertThat(json.path("revision").asInt()).isEqualTo(3);
        assertThat(json.at("/cost/amount").decimalValue()).isEqualByComparingTo("0.35");
        assertThat(json.at("/context/ip").asString()).isEqualTo("192.0.2.1");
        assertThat(json.at("/data/colour").asString()).isEqualTo("green");
    }

    @Test
    void of_a_forgotten_person_only_what_is_not_personal_is_left() {
        var json = written(new CallHeld(TOUCH, Direction.INBOUND, "delivery", null, null, null, null, null));

        assertThat(json.path("customer").isEmpty()).isTrue();
        assertThat(json.at("/data/topic").asString()).isEqualTo("delivery");
    }

    /** Read again as a client would. */
    private static JsonNode written(JourneyEvent event) {
        var json = TouchpointJson.of(new Recorded<>("e-1", 1, day(1), event));
        return ViewJson.ANSWERS.readTree(ViewJson.ANSWERS.writeValueAsBytes(json));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(TouchpointJsonTest::leaves)
                : Stream.of(type);
    }
}
