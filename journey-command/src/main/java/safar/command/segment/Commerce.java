package safar.command.segment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads tracked events, among them those of the e-commerce specification; amounts that name no currency are in {@code currency}. */
record Commerce(String currency) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** An order is a purchase or a return only when it tells its id and amount; a cancelled one is money back only once it is refunded. */
    Said read(LooseObject message) {
        var event = message.text("event").orElse("").toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (event) {
            case "order completed" -> order(message, "purchase", "total").orElseGet(() -> custom(message));
            case "order refunded" -> order(message, "return", "refund").orElseGet(() -> custom(message));
            case "product viewed" -> productView(message);
            case "product list viewed" ->
                PageView.of("products", message.at("properties").text("category", "list_id"), message);
            default -> custom(message);
        };
    }

    private Optional<Said> order(LooseObject message, String type, String amountName) {
        var properties = message.at("properties");
        var amount = properties.number("total", "revenue", "value");
        return properties
                .text("order_id", "orderId")
                .filter(id -> amount.isPresent())
                .map(orderId -> {
                    var data = JSON.objectNode().put("orderId", orderId);
                    data.set(amountName, money(amount.orElseThrow(), properties));
                    var items = data.putArray("items");
                    properties.each("products").map(Commerce::item).forEach(items::add);
                    properties.text("reason").ifPresent(reason -> data.put("reason", reason));
                    data.set("properties", properties.without("order_id", "orderId", "products", "reason"));
                    return new Said(type, data);
                });
    }

    private ObjectNode money(BigDecimal amount, LooseObject properties) {
        return JSON.objectNode()
                .put("amount", amount)
                .put("currency", properties.text("currency").orElse(currency).toUpperCase(Locale.ROOT));
    }

    private static ObjectNode item(LooseObject product) {
        return product(product).put("quantity", product.number("quantity").orElse(BigDecimal.ONE));
    }

    private static Said productView(LooseObject message) {
        var properties = message.at("properties");
        var data = PageView.data("product", properties.text("name", "sku", "product_id"), message);
        data.set("product", product(properties));
        return new Said("page-view", data);
    }

    /** A product under our names; whatever else was said of it stays. */
    private static ObjectNode product(LooseObject product) {
        var ours = product.without("sku", "name", "category", "price", "quantity");
        product.text("sku", "product_id", "id").ifPresent(sku -> ours.put("sku", sku));
        product.text("name").ifPresent(name -> ours.put("name", name));
        product.text("category").ifPresent(category -> ours.put("category", category));
        product.number("price").ifPresent(price -> ours.put("unitPrice", price));
        return ours;
    }

    private static Said custom(LooseObject message) {
        var data = JSON.objectNode();
        message.text("event").ifPresent(name -> data.put("name", name));
        data.set("properties", message.at("properties").without());
        return new Said("custom", data);
    }
}
