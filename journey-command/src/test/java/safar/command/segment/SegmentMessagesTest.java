package safar.command.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentMessagesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Instant NOON = Instant.parse("2026-05-03T12:00:00Z");

    private final SegmentMessages messages = new SegmentMessages("USD");

    @Test
    void a_completed_order_is_a_purchase_with_its_lines() {
        var touchpoint = touchpoint("""
                {"timestamp": "2026-05-03T10:00:00.000Z", "integrations": {}, "event": "Order Completed", "type": "track",
                 "properties": {"order_id": "1001", "total": 34.90, "revenue": 30.00, "shipping": 4.90, "currency": "EUR", "coupon": "MAY",
                  "products": [{"product_id": "p-1", "sku": "A-1", "name": "Tea", "category": "drinks", "brand": "Own", "price": 15, "quantity": 2},
                               {"product_id": "p-2", "name": "Spoon", "price": "0.00"}]},
                 "context": {"library": {"name": "@segment/analytics-node", "version": "3.1.0"}}, "userId": "u-7",
                 "messageId": "node-next-1", "_metadata": {"nodeVersion": "v20.20.2", "jsRuntime": "node"}}""");

        assertThat(touchpoint).isEqualTo(json("""
                {"id": "node-next-1", "source": "segment", "type": "purchase", "channel": "server", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"userId": "u-7"},
                 "data": {"orderId": "1001", "total": {"amount": 34.90, "currency": "EUR"},
                  "items": [{"product_id": "p-1", "brand": "Own", "sku": "A-1", "name": "Tea", "category": "drinks", "unitPrice": 15, "quantity": 2},
                            {"product_id": "p-2", "sku": "p-2", "name": "Spoon", "unitPrice": 0.00, "quantity": 1}],
                  "properties": {"total": 34.90, "revenue": 30.00, "shipping": 4.90, "currency": "EUR", "coupon": "MAY"}},
                 "context": {"library": {"name": "@segment/analytics-node", "version": "3.1.0"}}}"""));
    }

    @Test
    void an_order_without_total_is_worth_its_revenue_in_the_usual_currency() {
        var purchase = tracked("order_completed", "{\"order_id\": 1001, \"revenue\": \"30.00\"}");

        assertThat(purchase.at("/data/orderId").asString()).isEqualTo("1001");
        assertThat(purchase.at("/data/total")).isEqualTo(json("{\"amount\": 30.00, \"currency\": \"USD\"}"));
    }

    @Test
    void noise_of_floating_point_sums_is_rounded_away() {
        var purchase = tracked("Order Completed", "{\"order_id\": \"1\", \"total\": 0.30000000000000004}");

        assertThat(purchase.at("/data/total/amount").decimalValue()).isEqualByComparingTo("0.3");
    }

    @Test
    void an_order_that_tells_no_amount_is_kept_as_what_it_says_and_is_no_purchase() {
        assertThat(tracked("Order Completed", "{\"order_id\": \"1001\"}")).isEqualTo(json("""
                {"id": "m-1", "source": "segment", "type": "custom", "channel": "server", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"userId": "u-7"}, "data": {"name": "Order Completed", "properties": {"order_id": "1001"}}}"""));
        assertThat(type("Order Completed", "{\"total\": 12}")).isEqualTo("custom");
        assertThat(type("Order Completed", "{\"order_id\": \"1\", \"total\": \"a lot\"}"))
                .isEqualTo("custom");
        assertThat(type("Order Completed", "{\"order_id\": \"1\", \"total\": 1e999999}"))
                .isEqualTo("custom");
    }

    @Test
    void a_refunded_order_is_a_return() {
        var refund = tracked("Order Refunded", """
                {"order_id": "1001", "total": 15, "currency": "eur", "reason": "broken",
                 "products": [{"product_id": "p-1", "sku": "A-1", "quantity": 1, "price": 15}]}""");

        assertThat(refund.path("type").asString()).isEqualTo("return");
        assertThat(refund.path("data")).isEqualTo(json("""
                {"orderId": "1001", "refund": {"amount": 15, "currency": "EUR"},
                 "items": [{"product_id": "p-1", "sku": "A-1", "unitPrice": 15, "quantity": 1}],
                 "reason": "broken", "properties": {"total": 15, "currency": "eur"}}"""));
    }

    @Test
    void a_cancelled_order_is_no_return_because_its_refund_comes_by_itself() {
        assertThat(type("Order Cancelled", "{\"order_id\": \"1001\", \"total\": 34.90}"))
                .isEqualTo("custom");
    }

    @Test
    void a_viewed_product_is_a_page_view_with_the_product() {
        var view = tracked(
                "Product Viewed",
                "{\"sku\": \"A-1\", \"name\": \"Tea\", \"price\": 15, \"url\": \"https://shop.example/tea\"}");

        assertThat(view.path("type").asString()).isEqualTo("page-view");
        assertThat(view.path("data")).isEqualTo(json("""
                {"url": "https://shop.example/tea", "title": "Tea",
                 "product": {"url": "https://shop.example/tea", "sku": "A-1", "name": "Tea", "unitPrice": 15}}"""));
    }

    @Test
    void a_viewed_list_of_products_is_a_page_view() {
        var view = tracked("Product List Viewed", "{\"category\": \"Hot drinks\", \"products\": [{\"sku\": \"A-1\"}]}");

        assertThat(view.path("data")).isEqualTo(json("""
                {"url": "products:Hot%20drinks", "title": "Hot drinks",
                 "properties": {"category": "Hot drinks", "products": [{"sku": "A-1"}]}}"""));
    }

    @Test
    void any_other_event_keeps_its_name_and_properties() {
        assertThat(tracked("Wish Made", "{\"wish\": {\"colour\": \"green\"}}").path("data"))
                .isEqualTo(json("{\"name\": \"Wish Made\", \"properties\": {\"wish\": {\"colour\": \"green\"}}}"));
    }

    @Test
    void a_page_has_its_address_from_the_properties_or_else_from_the_context() {
        var view = touchpoint("""
                {"type": "page", "messageId": "m-1", "timestamp": "2026-05-03T10:00:00Z", "anonymousId": "a-1", "name": "Home", "category": "Docs",
                 "properties": {"title": "Welcome", "referrer": "https://search.example/", "category": "Docs"},
                 "context": {"library": {"name": "@segment/analytics-node"}, "userAgent": "Browser/1", "ip": "192.0.2.7",
                  "campaign": {"name": "spring"}, "page": {"url": "https://shop.example/", "title": "Shop"}}}""");

        assertThat(view.path("channel").asString()).isEqualTo("web");
        assertThat(view.path("data")).isEqualTo(json("""
                {"url": "https://shop.example/", "title": "Welcome", "referrer": "https://search.example/",
                 "properties": {"category": "Docs"}}"""));
        assertThat(view.path("context").propertyNames())
                .containsExactly("library", "userAgent", "ip", "campaign", "page");
    }

    @Test
    void a_screen_is_seen_in_the_app_and_goes_by_its_name() {
        var view = touchpoint("""
                {"anonymousId": "a-1", "name": "Home", "type": "screen", "context": {"library": {"name": "analytics-node", "version": "3.0.13"}},
                 "channel": "server", "originalTimestamp": "2026-05-03T10:00:00Z", "messageId": "m-1"}""");

        assertThat(view).isEqualTo(json("""
                {"id": "m-1", "source": "segment", "type": "page-view", "channel": "mobile-app", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"anonymousId": "a-1"}, "data": {"url": "screen:Home", "title": "Home", "properties": {}},
                 "context": {"library": {"name": "analytics-node", "version": "3.0.13"}}}"""));
    }

    @Test
    void an_identification_states_traits_and_tells_email_and_phone() {
        var touchpoint = touchpoint("""
                {"userId": "u-7", "anonymousId": "a-1", "traits": {"email": "ada@example.org", "phone": "+49 (30) 123456", "plan": "gold"},
                 "context": {"traits": {"email": "old@example.org", "city": "Paris"}, "library": {"name": "analytics-node"}},
                 "type": "identify", "channel": "server", "originalTimestamp": "2026-05-03T10:00:00Z", "messageId": "m-1"}""");

        assertThat(touchpoint.path("type").asString()).isEqualTo("identify");
        assertThat(touchpoint.has("data")).isFalse();
        assertThat(touchpoint.path("customer")).isEqualTo(json("""
                {"userId": "u-7", "anonymousId": "a-1", "email": "ada@example.org", "phone": "+49 (30) 123456",
                 "traits": {"email": "ada@example.org", "city": "Paris", "phone": "+49 (30) 123456", "plan": "gold"}}"""));
    }

    @Test
    void the_context_of_any_message_tells_email_and_phone_but_not_when_they_are_no_such_thing() {
        assertThat(customer("{\"email\": \"ada@example.org\", \"phone\": \"none\"}"))
                .isEqualTo(json("{\"userId\": \"u-7\", \"email\": \"ada@example.org\"}"));
        assertThat(customer("{\"email\": \"unknown\", \"phone\": \"030 123456\"}"))
                .isEqualTo(json("{\"userId\": \"u-7\", \"phone\": \"030 123456\"}"));
    }

    @Test
    void the_email_of_a_group_is_nobodys() {
        var group = touchpoint("""
                {"userId": "u-7", "groupId": "g-1", "traits": {"name": "Guild", "email": "office@example.org"}, "type": "group",
                 "messageId": "m-1", "timestamp": "2026-05-03T10:00:00Z"}""");

        assertThat(group).isEqualTo(json("""
                {"id": "m-1", "source": "segment", "type": "custom", "channel": "server", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"userId": "u-7"},
                 "data": {"name": "group", "properties": {"groupId": "g-1", "traits": {"name": "Guild", "email": "office@example.org"}}}}"""));
    }

    @Test
    void an_alias_is_evidence_that_two_identifiers_are_one_person() {
        assertThat(alias("a-1")).isEqualTo(json("{\"userId\": \"u-7\", \"anonymousId\": \"a-1\"}"));
        assertThat(alias("ada@example.org")).isEqualTo(json("{\"userId\": \"u-7\", \"email\": \"ada@example.org\"}"));
    }

    @Test
    void the_sender_may_say_the_channel_itself_and_libraries_of_apps_and_browsers_do_by_their_name() {
        assertThat(channel("{\"channel\": \"mobile\"}")).isEqualTo("mobile-app");
        assertThat(channel("{\"channel\": \"kiosk\"}")).isEqualTo("kiosk");
        assertThat(channel("{\"library\": {\"name\": \"analytics-kotlin\"}}")).isEqualTo("mobile-app");
        assertThat(channel("{\"library\": {\"name\": \"analytics.js\"}}")).isEqualTo("web");
        assertThat(channel("{\"library\": {\"name\": \"analytics-java\"}}")).isEqualTo("server");
    }

    @Test
    void what_the_body_says_of_the_context_holds_for_every_message_that_says_nothing_else() {
        var body = json("""
                {"context": {"library": {"name": "analytics-java", "version": "3.5.4"}, "instanceId": "i-1"}}""");
        var message = json("""
                {"type": "track", "event": "Wish Made", "userId": "u-7", "messageId": "m-1", "context": {"instanceId": "mine"}}""");

        assertThat(messages.touchpoint(message, Delivery.of(NOON, body)).path("context"))
                .isEqualTo(
                        json(
                                "{\"library\": {\"name\": \"analytics-java\", \"version\": \"3.5.4\"}, \"instanceId\": \"mine\"}"));
    }

    @Test
    void a_message_without_id_has_one_that_a_repeat_has_too() {
        var wish = json(
                "{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-7\", \"timestamp\": \"2026-05-03T10:00:00Z\"}");
        var again = json(
                "{\"userId\": \"u-7\", \"timestamp\": \"2026-05-03T10:00:00Z\", \"event\": \"Wish Made\", \"type\": \"track\", \"sentAt\": \"2026-05-03T12:00:07Z\"}");
        var other = json(
                "{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-8\", \"timestamp\": \"2026-05-03T10:00:00Z\"}");

        assertThat(id(wish, NOON)).isEqualTo(id(again, NOON.plusSeconds(5))).isNotEqualTo(id(other, NOON));
    }

    @Test
    void the_same_thing_at_another_time_is_another_thing() {
        var wish = json("{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-7\"}");

        assertThat(id(wish, NOON)).isEqualTo(id(wish, NOON)).isNotEqualTo(id(wish, NOON.plusSeconds(5)));
    }

    @Test
    void what_is_no_message_is_left_for_the_intake_to_refuse() {
        assertThat(touchpoint("5")).isEqualTo(json("5"));
        assertThat(touchpoint("{\"type\": \"purchase\", \"userId\": \"u-7\"}")
                        .path("type")
                        .asString())
                .isEqualTo("segment purchase");
    }

    private JsonNode tracked(String event, String properties) {
        return touchpoint("""
                {"type": "track", "event": "%s", "properties": %s, "userId": "u-7", "messageId": "m-1",
                 "timestamp": "2026-05-03T10:00:00Z"}""".formatted(event, properties));
    }

    private String type(String event, String properties) {
        return tracked(event, properties).path("type").asString();
    }

    private JsonNode customer(String traits) {
        return touchpoint(
                        "{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-7\", \"context\": {\"traits\": %s}}"
                                .formatted(traits))
                .path("customer");
    }

    private String channel(String context) {
        return touchpoint("{\"type\": \"track\", \"event\": \"Wish Made\", \"userId\": \"u-7\", \"context\": %s}"
                        .formatted(context))
                .path("channel")
                .asString();
    }

    private JsonNode alias(String previousId) {
        var touchpoint =
                touchpoint("{\"type\": \"alias\", \"userId\": \"u-7\", \"previousId\": \"%s\"}".formatted(previousId));
        assertThat(touchpoint.path("type").asString()).isEqualTo("alias");
        return touchpoint.path("customer");
    }

    private String id(JsonNode message, Instant receivedAt) {
        return messages.touchpoint(message, Delivery.ofOne(receivedAt))
                .path("id")
                .asString();
    }

    private JsonNode touchpoint(String message) {
        return json(messages.touchpoint(json(message), Delivery.ofOne(NOON)).toString());
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
