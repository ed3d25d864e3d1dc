package safar.benchmark.retail;

import java.util.List;
import java.util.SplittableRandom;
import safar.contract.identity.IdentifierType;
import tools.jackson.core.JsonGenerator;

/** Writes a touchpoint out in full; what the timeline leaves open follows from the seed and the touchpoint's number. */
final class Details {
    private static final List<String> SCREENS = List.of("web", "mobile-app");
    private static final List<String> SHOPS = List.of("web", "mobile-app", "store");
    private static final List<String> MEDIA = List.of("email", "sms", "whatsapp");
    private static final List<String> OUTCOMES = List.of("solved", "answered", "passed-on", "called-back");
    private static final List<String> REASONS = List.of("changed-mind", "damaged", "not-as-described", "too-late");
    private static final List<String> ISSUES = List.of("late-delivery", "damaged-goods", "wrong-item", "billing");
    private static final List<String> REMEDIES = List.of("refund", "replacement", "apology");
    private static final List<String> EVENTS = List.of("sent", "delivered", "delivered", "opened", "clicked");

    private final long seed;
    private final Vocabulary vocabulary = Vocabulary.read();
    private final List<Product> products;

    Details(long seed) {
        this.seed = new SplittableRandom(seed).nextLong();
        products = Product.catalogue(seed, vocabulary);
    }

    void write(Happening happening, JsonGenerator json) {
        SplittableRandom random = new SplittableRandom(seed + happening.number());
        String channel = channel(happening.kind(), random);
        json.writeStartObject();
        json.writeStringProperty("id", "r-" + happening.number());
        json.writeStringProperty("source", "retail");
        json.writeStringProperty("type", happening.kind().label());
        json.writeStringProperty("channel", channel);
        json.writeStringProperty("occurredAt", happening.occurredAt().toString());
        json.writeObjectPropertyStart("customer");
        for (IdentifierType type : happening.who().identifiers()) {
            json.writeStringProperty(type.label(), happening.who().shopper().value(type));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("data");
        switch (happening.kind()) {
            case PAGE_VIEW -> pageView(random, json);
            case PURCHASE -> purchase(happening.number(), random, json);
            case MESSAGE -> message(channel, random, json);
            case CALL -> call(random, json);
            case SURVEY_ANSWER -> answer(random, json);
            case RETURN -> goodsReturn(happening.number(), random, json);
            case COMPLAINT -> complaint(random, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String channel(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case PAGE_VIEW -> oneOf(SCREENS, random);
            case PURCHASE -> oneOf(SHOPS, random);
            case MESSAGE -> oneOf(MEDIA, random);
            case CALL, COMPLAINT -> "phone";
            case SURVEY_ANSWER -> "email";
            case RETURN -> "store";
        };
    }

    private void pageView(SplittableRandom random, JsonGenerator json) {
        Product product = oneOf(products, random);
        json.writeStringProperty("url", "https://shop.example.org/" + product.category() + "/" + product.sku());
        json.writeStringProperty("title", product.name());
        if (random.nextInt(4) == 0) {
            json.writeStringProperty("referrer", "https://search.example.net/");
        }
        json.writeName("product");
        product.begin(json);
        json.writeEndObject();
    }

    private void purchase(int number, SplittableRandom random, JsonGenerator json) {
        Product first = oneOf(products, random);
        Product second = oneOf(products, random);
        int quantity = random.nextInt(1, 4);
        boolean both = random.nextBoolean();
        json.writeStringProperty("orderId", "o-" + number);
        Product.money(json, "total", quantity * first.cents() + (both ? second.cents() : 0));
        json.writeArrayPropertyStart("items");
        first.line(json, quantity);
        if (both) {
            second.line(json, 1);
        }
        json.writeEndArray();
    }

    private void goodsReturn(int number, SplittableRandom random, JsonGenerator json) {
        Product product = oneOf(products, random);
        json.writeStringProperty("orderId", "o-" + random.nextInt(number + 1));
        Product.money(json, "refund", product.cents());
        json.writeArrayPropertyStart("items");
        product.line(json, 1);
        json.writeEndArray();
        json.writeStringProperty("reason", oneOf(REASONS, random));
    }

    private void message(String medium, SplittableRandom random, JsonGenerator json) {
        json.writeStringProperty("direction", "outbound");
        json.writeStringProperty("medium", medium);
        json.writeStringProperty("subject", vocabulary.text(random, 5));
        json.writeStringProperty("campaign", "campaign-" + random.nextInt(48));
        json.writeStringProperty("event", oneOf(EVENTS, random));
    }

    private void call(SplittableRandom random, JsonGenerator json) {
        json.writeStringProperty("direction", random.nextInt(4) == 0 ? "outbound" : "inbound");
        json.writeStringProperty("topic", oneOf(ISSUES, random));
        json.writeStringProperty("agent", "agent-" + random.nextInt(40));
        json.writeNumberProperty("waitSeconds", random.nextInt(600));
        json.writeNumberProperty("talkSeconds", random.nextInt(20, 1_500));
        json.writeStringProperty("outcome", oneOf(OUTCOMES, random));
    }

    private void answer(SplittableRandom random, JsonGenerator json) {
        int draw = random.nextInt(100);
        String kind = draw < 60 ? "nps" : draw < 85 ? "csat" : "ces";
        int score = switch (kind) {
            case "nps" -> Math.max(random.nextInt(11), random.nextInt(11));
            case "csat" -> Math.max(random.nextInt(1, 6), random.nextInt(1, 6));
            default -> Math.max(random.nextInt(1, 8), random.nextInt(1, 8));
        };
        json.writeStringProperty("surveyId", "after-purchase");
        json.writeStringProperty("kind", kind);
        json.writeNumberProperty("score", score);
        if (random.nextBoolean()) {
            json.writeStringProperty("verbatim", vocabulary.text(random, random.nextInt(4, 20)));
        }
    }

    private void complaint(SplittableRandom random, JsonGenerator json) {
        json.writeStringProperty("product", oneOf(products, random).category());
        json.writeStringProperty("issue", oneOf(ISSUES, random));
        json.writeStringProperty("narrative", vocabulary.text(random, random.nextInt(20, 90)));
        json.writeStringProperty("desiredRemedy", oneOf(REMEDIES, random));
    }

    private static <T> T oneOf(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
