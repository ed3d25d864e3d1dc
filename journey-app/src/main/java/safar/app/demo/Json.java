package safar.app.demo;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces of JSON that several types of touchpoint share. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode euros(BigDecimal amount) {
        return object().put("amount", amount).put("currency", "EUR");
    }

    static ArrayNode items(List<Item> items, Language language) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Item item : items) {
            array.add(product(item.product(), language)
                    .put("quantity", item.quantity())
                    .put("unitPrice", item.product().price()));
        }
        return array;
    }

    static ObjectNode product(Product product, Language language) {
        return object().put("sku", product.sku())
                .put("name", product.name(language))
                .put("category", product.category());
    }
}
