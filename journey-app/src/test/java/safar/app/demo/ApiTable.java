package safar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The table of touchpoint types as the API publishes it: what each must carry and within which ranges. */
final class ApiTable {
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "purchase", List.of("orderId", "total", "items"),
            "return", List.of("orderId", "refund", "items", "reason"),
            "complaint", List.of("product", "issue", "narrative"),
            "survey-answer", List.of("surveyId", "kind"),
            "call", List.of("direction", "topic", "agent", "waitSeconds", "talkSeconds", "outcome"),
            "page-view", List.of("url", "title", "product"),
            "message", List.of("direction", "medium", "subject", "event"),
            "visit", List.of("place", "minutes"),
            "custom", List.of("name", "properties"));
    private static final Set<String> IDENTIFIERS = Set.of("userId", "email", "phone", "loyaltyCard", "anonymousId");
    private static final Set<String> DIRECTIONS = Set.of("inbound", "outbound");
    private static final Set<String> MEDIA = Set.of("email", "sms", "whatsapp", "telegram", "chat", "social");
    private static final Set<String> MESSAGE_EVENTS =
            Set.of("sent", "delivered", "opened", "clicked", "replied", "bounced", "unsubscribed");
    private static final Map<String, List<Integer>> SCALES =
            Map.of("nps", List.of(0, 10), "csat", List.of(1, 5), "ces", List.of(1, 7));

    private ApiTable() {}

    static void accepts(JsonNode touchpoint) {
        String type = text(touchpoint, "type");
        JsonNode data = touchpoint.path("data");
        assertThat(REQUIRED).containsKey(type);
        assertThat(data.propertyNames()).as(type).containsAll(REQUIRED.getOrDefault(type, List.of()));
        assertThat(text(touchpoint, "id")).isNotBlank();
        assertThat(text(touchpoint, "source")).isNotBlank();
        assertThat(text(touchpoint, "channel")).isNotBlank();
        assertThat(Instant.parse(text(touchpoint, "occurredAt")).toString())
                .as("RFC 3339, UTC")
                .isEqualTo(text(touchpoint, "occurredAt"));
        assertThat(touchpoint.path("customer").propertyNames()).containsAnyElementsOf(IDENTIFIERS);
        if (touchpoint.has("cost")) {
            money(touchpoint.path("cost"));
        }
        ranges(type, data);
    }

    private static void ranges(String type, JsonNode data) {
        switch (type) {
            case "purchase" -> {
                money(data.path("total"));
                assertThat(items(data)).isEqualByComparingTo(amount(data.path("total")));
            }
            case "return" -> {
                money(data.path("refund"));
                assertThat(items(data)).isEqualByComparingTo(amount(data.path("refund")));
            }
            case "survey-answer" -> answer(data);
            case "call" -> {
                assertThat(DIRECTIONS).contains(text(data, "direction"));
                assertThat(data.path("waitSeconds").asInt()).isNotNegative();
                assertThat(data.path("talkSeconds").asInt()).isPositive();
            }
            case "message" -> {
                assertThat(DIRECTIONS).contains(text(data, "direction"));
                assertThat(MEDIA).contains(text(data, "medium"));
                assertThat(MESSAGE_EVENTS).contains(text(data, "event"));
            }
            case "visit" -> assertThat(data.path("minutes").asInt()).isPositive();
            default -> assertThat(data.toString()).doesNotContain("{product}");
        }
    }

    private static void answer(JsonNode data) {
        String kind = text(data, "kind");
        List<Integer> scale = SCALES.get(kind);
        if (scale == null) {
            assertThat(kind).isIn("kano", "custom");
            assertThat(data.path("answers").size()).isPositive();
        } else {
            assertThat(data.path("score").isIntegralNumber()).isTrue();
            assertThat(data.path("score").asInt()).isBetween(scale.getFirst(), scale.getLast());
        }
    }

    private static BigDecimal items(JsonNode data) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : data.path("items")) {
            assertThat(item.propertyNames()).contains("sku", "name", "category", "quantity", "unitPrice");
            assertThat(item.path("quantity").asInt()).isPositive();
            sum = sum.add(item.path("unitPrice")
                    .decimalValue()
                    .multiply(item.path("quantity").decimalValue()));
        }
        return sum;
    }

    private static void money(JsonNode money) {
        assertThat(amount(money)).isPositive();
        assertThat(amount(money).scale()).isLessThanOrEqualTo(2);
        assertThat(Currency.getAvailableCurrencies()).contains(Currency.getInstance(text(money, "currency")));
    }

    private static BigDecimal amount(JsonNode money) {
        return money.path("amount").decimalValue();
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString();
    }
}
