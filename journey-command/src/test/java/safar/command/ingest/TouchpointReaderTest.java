package safar.command.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.Samples.KEY;
import static safar.command.ingest.Samples.NOW;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.minimal;
import static safar.command.ingest.Samples.with;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import safar.contract.Money;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
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
import safar.contract.touchpoint.Scale;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import tools.jackson.databind.JsonNode;

class TouchpointReaderTest {

    static final List<String> TYPES = Samples.TYPES;
    private static final Subject ADA = new Subject(Map.of(IdentifierType.USER_ID, "u-7"), null, null, null);

    @Test
    void a_purchase_has_an_order_a_total_and_items() {
        var event = read(with(minimal("purchase"), "/data/items", """
                [{'sku': 'A-1', 'name': 'Tea', 'category': 'drinks', 'quantity': 2, 'unitPrice': 17.45},
                 {'sku': 'V-1', 'unitPrice': -3.00}, {}]"""));

        assertThat(event)
                .isEqualTo(new PurchaseMade(
                        event.touch(),
                        "1001",
                        euros("34.90"),
                        List.of(
                                new Item("A-1", "Tea", "drinks", BigDecimal.TWO, new BigDecimal("17.45")),
                                new Item("V-1", null, null, BigDecimal.ONE, new BigDecimal("-3.00")),
                                new Item(null, null, null, BigDecimal.ONE, null)),
                        ADA));
    }

    @Test
    void a_return_has_an_order_a_refund_items_and_a_reason() {
        var event = read(with(
                with(minimal("return"), "/data/items", "[{'sku': 'A-1', 'quantity': 1.5}]"), "/data/reason", "'torn'"));

        assertThat(event)
                .isEqualTo(new PurchaseReturned(
                        event.touch(),
                        "1001",
                        euros("17.45"),
                        List.of(new Item("A-1", null, null, new BigDecimal("1.5"), null)),
                        "torn",
                        ADA));
    }

    @Test
    void a_complaint_has_a_product_an_issue_and_what_the_customer_tells_and_wants() {
        var event = read(with(minimal("complaint"), "/data", """
                {'complaintId': 'c-1', 'product': 'Tea', 'issue': 'late', 'narrative': 'It came\\n\\tlate', 'severity': 'high',
                 'desiredRemedy': 'a refund'}"""));

        assertThat(event)
                .isEqualTo(new ComplaintMade(
                        event.touch(), "c-1", "Tea", "late", "high", "a refund", "It came\n\tlate", ADA));
    }

    @ParameterizedTest
    @CsvSource({"nps,0,10,nps-1", "csat,1,5,csat-1", "ces,1,7,ces-2.0"})
    void a_standard_answer_carries_its_scale_and_holds_both_ends(
            String kind, BigDecimal lowest, BigDecimal highest, String definition) {
        for (var score : List.of(lowest, highest)) {
            var event = read(with(
                    minimal("survey-answer"),
                    "/data",
                    "{'surveyId': 's-1', 'kind': '%s', 'score': %s}".formatted(kind, score)));

            assertThat(event)
                    .isEqualTo(new SurveyAnswered(
                            event.touch(),
                            "s-1",
                            kind(kind),
                            score,
                            new Scale(lowest, highest, definition),
                            Map.of(),
                            null,
                            ADA));
        }
    }

    @Test
    void an_open_answer_needs_no_score_and_may_have_any() {
        var event = read(with(minimal("survey-answer"), "/data", """
                {'surveyId': 's-1', 'kind': 'kano', 'score': -2.5, 'verbatim': 'so so', 'answers': {'q1': 'like', 'q2': [1, 2.50]}}"""));

        assertThat(event)
                .isEqualTo(new SurveyAnswered(
                        event.touch(),
                        "s-1",
                        SurveyKind.KANO,
                        new BigDecimal("-2.5"),
                        null,
                        Map.of("q1", "like", "q2", List.of(1, new BigDecimal("2.50"))),
                        "so so",
                        ADA));
    }

    @Test
    void a_call_has_a_direction_a_topic_and_its_times() {
        var event = read(with(minimal("call"), "/data", """
                {'direction': 'Outbound', 'topic': 'delivery', 'agent': 'Sam', 'waitSeconds': 0, 'talkSeconds': 90.5, 'outcome': 'solved'}"""));

        assertThat(event)
                .isEqualTo(new CallHeld(
                        event.touch(),
                        Direction.OUTBOUND,
                        "delivery",
                        BigDecimal.ZERO,
                        new BigDecimal("90.5"),
                        "solved",
                        "Sam",
                        ADA));
    }

    @Test
    void a_page_view_has_an_address_a_title_a_referrer_and_a_product() {
        var event = read(with(minimal("page-view"), "/data", """
                {'url': 'https://shop.example/tea', 'title': 'Tea', 'referrer': 'https://example.org/', 'product': {'sku': 'A-1'}}"""));

        assertThat(event)
                .isEqualTo(new PageViewed(
                        event.touch(),
                        "Tea",
                        Map.of("sku", "A-1"),
                        "https://shop.example/tea",
                        "https://example.org/",
                        ADA));
    }

    @Test
    void a_message_has_a_direction_a_medium_and_what_became_of_it() {
        var event = read(with(minimal("message"), "/data", """
                {'direction': 'outbound', 'medium': 'whatsapp', 'subject': 'Spring', 'campaign': 'spring-26', 'event': 'clicked'}"""));

        assertThat(event)
                .isEqualTo(new MessageExchanged(
                        event.touch(),
                        Direction.OUTBOUND,
                        Medium.WHATSAPP,
                        "spring-26",
                        MessageStep.CLICKED,
                        "Spring",
                        ADA));
    }

    @Test
    void a_visit_has_a_place_and_minutes() {
        var event = read(with(minimal("visit"), "/data/minutes", "12.5"));

        assertThat(event).isEqualTo(new PlaceVisited(event.touch(), new BigDecimal("12.5"), "Main Street 1", ADA));
    }

    @Test
    void something_custom_has_a_name_and_properties() {
        var event =
                read(with(minimal("custom"), "/data/properties", "{'sku': 'A-1', 'price': 1.50, 'tags': ['a', null]}"));

        var properties = new HashMap<String, Object>();
        properties.put("sku", "A-1");
        properties.put("price", new BigDecimal("1.50"));
        var tags = new ArrayList<>();
        tags.add("a");
        tags.add(null);
        properties.put("tags", tags);
        assertThat(event).isEqualTo(new CustomHappened(event.touch(), "wish-made", properties, ADA));
    }

    @Test
    void a_consent_has_a_purpose_and_is_given_or_not() {
        var event = read(with(minimal("consent"), "/data/given", "false"));

        assertThat(event).isEqualTo(new ConsentStated(event.touch(), "marketing-email", false, ADA));
    }

    @Test
    void who_states_traits_or_links_identifiers_says_it_all_in_customer() {
        var traits = with(minimal("identify"), "/customer/traits", "{'name': 'Ada', 'age': 36}");
        var link = with(minimal("alias"), "/customer/anonymousId", "'a-1'");

        assertThat(read(traits))
                .isInstanceOfSatisfying(
                        TraitsStated.class,
                        event -> assertThat(subject(event).traits()).isEqualTo(Map.of("name", "Ada", "age", 36)));
        assertThat(read(link))
                .isInstanceOfSatisfying(
                        IdentifiersLinked.class,
                        event -> assertThat(subject(event).identifiers())
                                .isEqualTo(Map.of(IdentifierType.USER_ID, "u-7", IdentifierType.ANONYMOUS_ID, "a-1")));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void the_required_fields_are_enough(String type) {
        var event = read(minimal(type));

        assertThat(event.touch().cost()).isNull();
        assertThat(subject(event)).isEqualTo(ADA);
    }

    @Test
    void the_header_says_who_told_what_when_and_about_whom() {
        var touchpoint = with(minimal("visit"), "/customer", """
                {'anonymousId': 'a-1', 'phone': '+49 (30) 123', 'email': ' Ada@Example.org ', 'loyaltyCard': 'L-1', 'userId': 'u-7'}""");
        touchpoint.put("occurredAt", "2026-05-03T12:00:00.123456+02:00").put("channel", "Pop_Up Store");
        touchpoint.put("revision", 3).set("cost", json("{'amount': 2, 'currency': 'eur'}"));

        var touch = read(touchpoint).touch();

        assertThat(touch.source()).isEqualTo("webshop");
        assertThat(touch.id()).isEqualTo("o-1001");
        assertThat(touch.revision()).isEqualTo(3);
        assertThat(touch.channel()).isEqualTo(new Channel("pop-up-store"));
        assertThat(touch.occurredAt()).isEqualTo(Instant.parse("2026-05-03T10:00:00.123Z"));
        assertThat(touch.cost()).isEqualTo(euros("2.00"));
        assertThat(touch.identifiers())
                .containsExactly(
                        ref(IdentifierType.USER_ID, "u-7"),
                        ref(IdentifierType.LOYALTY_CARD, "L-1"),
                        ref(IdentifierType.EMAIL, "ada@example.org"),
                        ref(IdentifierType.PHONE, "+4930123"),
                        ref(IdentifierType.ANONYMOUS_ID, "a-1"));
    }

    @ParameterizedTest
    @CsvSource({"page-view,web", "call,phone", "visit,store", "purchase,unknown"})
    void a_channel_that_goes_without_saying_need_not_be_said(String type, String channel) {
        assertThat(read(minimal(type)).touch().channel()).isEqualTo(new Channel(channel));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-03T10:00:00Z",
                "2026-05-03T10:00Z",
                "2026-05-03t10:00:00z",
                "2026-05-03T10:00:00.000000000+00:00",
                "2026-05-03T13:30:00+03:30"
            })
    void a_moment_may_be_told_in_any_offset(String time) {
        assertThat(read(minimal("visit").put("occurredAt", time)).touch().occurredAt())
                .isEqualTo(Instant.parse("2026-05-03T10:00:00Z"));
    }

    @Test
    void a_moment_may_be_as_early_as_1900_and_as_late_as_a_day_ahead() {
        for (var time : List.of(Limits.EARLIEST, NOW.plus(Limits.AHEAD))) {
            assertThat(read(minimal("visit").put("occurredAt", time.toString()))
                            .touch()
                            .occurredAt())
                    .isEqualTo(time);
        }
    }

    @Test
    void whole_numbers_do_as_names() {
        var touchpoint = with(with(minimal("purchase"), "/id", "1001"), "/customer/phone", "4930123");

        var event = (PurchaseMade) read(with(touchpoint, "/data/orderId", "12345678901234567890"));

        assertThat(event.touch().id()).isEqualTo("1001");
        assertThat(event.orderId()).isEqualTo("12345678901234567890");
        assertThat(subject(event).identifiers()).containsEntry(IdentifierType.PHONE, "4930123");
    }

    @Test
    void null_is_the_same_as_nothing() {
        var touchpoint = with(minimal("call"), "/data", "{'direction': 'inbound', 'topic': null, 'waitSeconds': null}");
        for (var name : List.of("channel", "revision", "cost", "context")) {
            touchpoint.putNull(name);
        }
        var event = read(with(touchpoint, "/customer", "{'userId': 'u-7', 'email': null, 'traits': null}"));

        assertThat(event).isEqualTo(new CallHeld(event.touch(), Direction.INBOUND, null, null, null, null, null, ADA));
    }

    @Test
    void what_nobody_knows_is_kept() {
        var touchpoint = with(minimal("purchase"), "/data", """
                {'orderId': '1001', 'total': {'amount': 1, 'currency': 'EUR', 'tax': 0.19}, 'coupon': null,
                 'items': [{'sku': 'A-1'}, {'sku': 'B-1', 'colour': {'name': 'blue'}}]}""");
        touchpoint.put("shop", "north").set("context", json("{'ip': '192.0.2.1'}"));
        touchpoint.set("cost", json("{'amount': 1, 'currency': 'EUR', 'paidBy': 'card'}"));

        var subject = subject(read(touchpoint));

        var more = new HashMap<String, Object>();
        more.put("coupon", null);
        more.put("total", Map.of("tax", new BigDecimal("0.19")));
        more.put("items", List.of(Map.of(), Map.of("colour", Map.of("name", "blue"))));
        assertThat(subject.more()).isEqualTo(more);
        assertThat(subject.context())
                .isEqualTo(Map.of("ip", "192.0.2.1", "shop", "north", "cost", Map.of("paidBy", "card")));
    }

    @Test
    void text_of_any_script_is_kept_as_it_is() {
        var texts = List.of("چای می‌خواهم", "\u200fچای\u200e (۲ عدد)", "👩‍👩‍👧 tea 𝔗", "e\u0301", "\ufeffTea");
        for (var text : texts) {
            var touchpoint = minimal("complaint").put("id", text);
            touchpoint
                    .withObject("/data")
                    .put("issue", text)
                    .put("narrative", text)
                    .put("own", text);

            var event = (ComplaintMade) read(touchpoint);

            assertThat(event.touch().id()).isEqualTo(text);
            assertThat(event.issue()).isEqualTo(text);
            assertThat(event.narrative()).isEqualTo(text);
            assertThat(subject(event).more()).isEqualTo(Map.of("own", text));
        }
    }

    @Test
    void blanks_around_a_text_do_not_count() {
        var event =
                (PlaceVisited) read(with(minimal("visit").put("id", "\t o-1 \u2003"), "/data/place", "'\\n here \\t'"));

        assertThat(event.touch().id()).isEqualTo("o-1");
        assertThat(event.place()).isEqualTo("here");
    }

    @Test
    void decimals_are_exact_whatever_their_form() {
        var event = (PurchaseMade)
                read(with(minimal("purchase"), "/data/total", "{'amount': 123456789012345678.25, 'currency': 'EUR'}"));
        var large =
                (PurchaseMade) read(with(minimal("purchase"), "/data/total", "{'amount': 1e13, 'currency': 'IRR'}"));

        assertThat(event.total()).isEqualTo(euros("123456789012345678.25"));
        assertThat(large.total()).isEqualTo(new Money(new BigDecimal("10000000000000"), "IRR"));
    }

    @Test
    void a_touchpoint_of_just_the_limits_is_taken() {
        var items = "{'sku': 'A'},".repeat(Limits.ITEMS);
        var touchpoint =
                with(minimal("purchase"), "/data/items", "[%s]".formatted(items.substring(0, items.length() - 1)));
        touchpoint.put("id", "i".repeat(Limits.NAME));
        touchpoint.withObject("/customer").put("email", "e".repeat(Identifier.MAX_LENGTH));
        touchpoint.set("deep", json("[".repeat(Limits.DEPTH - 1) + "]".repeat(Limits.DEPTH - 1)));
        touchpoint.set("number", json("9".repeat(Limits.DIGITS)));

        assertThat(((PurchaseMade) read(touchpoint)).items()).hasSize(Limits.ITEMS);
    }

    @Test
    void an_id_of_its_own_stands_for_each_revision_of_each_source() {
        var first = candidate(minimal("visit"));
        var corrected = candidate(minimal("visit").put("revision", 1));
        var elsewhere = candidate(minimal("visit").put("source", "till"));

        assertThat(first.eventId()).isEqualTo(first.originalId()).isEqualTo(KEY.eventId("webshop", "o-1001", 0));
        assertThat(corrected.eventId()).isEqualTo(KEY.eventId("webshop", "o-1001", 1));
        assertThat(corrected.originalId()).isEqualTo(first.eventId());
        assertThat(elsewhere.originalId()).isEqualTo(KEY.eventId("till", "o-1001", 0));
    }

    private static Candidate candidate(JsonNode touchpoint) {
        var reading = new TouchpointReader(KEY).read(0, touchpoint, NOW);
        assertThat(reading.rejection()).isNull();
        return requireNonNull(reading.candidate());
    }

    private static JourneyEvent read(JsonNode touchpoint) {
        return candidate(touchpoint).event();
    }

    private static Subject subject(JourneyEvent event) {
        return requireNonNull(event.subject());
    }

    private static SurveyKind kind(String name) {
        return SurveyKind.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static IdentifierRef ref(IdentifierType type, String value) {
        return new IdentifierRef(type, KEY.stream(new Identifier(type, value)));
    }
}
