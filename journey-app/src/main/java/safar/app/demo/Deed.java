package safar.app.demo;

import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** What happened at one touchpoint: its type, its data, and under {@code extras} its cost and context where it has them. */
record Deed(String type, ObjectNode data, ObjectNode extras) {

    Deed(String type, ObjectNode data) {
        this(type, data, Json.object());
    }

    static Deed purchase(Order order, Language language) {
        ObjectNode data = Json.object().put("orderId", order.id());
        data.set("total", Json.euros(order.total()));
        data.set("items", Json.items(order.items(), language));
        return new Deed("purchase", data);
    }

    static Deed pageView(Product product, Language language) {
        ObjectNode data = Json.object()
                .put("url", "https://shop.example.com/%s/%s".formatted(language.code(), product.sku()))
                .put("title", product.name(language));
        data.set("product", Json.product(product, language));
        return new Deed("page-view", data);
    }

    static Deed visit(String place, int minutes) {
        return new Deed("visit", Json.object().put("place", place).put("minutes", minutes));
    }

    static Deed custom(String name, ObjectNode properties) {
        ObjectNode data = Json.object().put("name", name);
        data.set("properties", properties);
        return new Deed("custom", data);
    }

    Deed costing(String euros) {
        ObjectNode more = extras.deepCopy();
        more.set("cost", Json.euros(new BigDecimal(euros)));
        return new Deed(type, data, more);
    }

    Deed inContext(String key, String value) {
        ObjectNode more = extras.deepCopy();
        more.withObject("/context").put(key, value);
        return new Deed(type, data, more);
    }
}
