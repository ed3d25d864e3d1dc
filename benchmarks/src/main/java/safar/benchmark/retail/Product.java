package safar.benchmark.retail;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/** Something the shop sells; the price is in euro cents. */
record Product(String sku, String name, String category, int cents) {

    static List<Product> catalogue(long seed, Vocabulary vocabulary) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] categories = vocabulary.text(random, 24).split(" ", -1);
        return IntStream.range(0, 2_000)
                .mapToObj(number -> new Product(
                        "sku-%04d".formatted(number),
                        vocabulary.text(random, 2),
                        categories[random.nextInt(categories.length)],
                        random.nextInt(100, 15_000)))
                .toList();
    }

    /** Opens the object and leaves it open for what else is said of the product. */
    void begin(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("sku", sku);
        json.writeStringProperty("name", name);
        json.writeStringProperty("category", category);
    }

    static void money(JsonGenerator json, String property, int cents) {
        json.writeObjectPropertyStart(property);
        json.writeNumberProperty("amount", BigDecimal.valueOf(cents, 2));
        json.writeStringProperty("currency", "EUR");
        json.writeEndObject();
    }

    /** Writes one line of an order. */
    void line(JsonGenerator json, int quantity) {
        begin(json);
        json.writeNumberProperty("quantity", quantity);
        json.writeNumberProperty("unitPrice", BigDecimal.valueOf(cents, 2));
        json.writeEndObject();
    }
}
