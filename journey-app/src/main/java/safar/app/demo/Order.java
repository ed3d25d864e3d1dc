package safar.app.demo;

import java.math.BigDecimal;
import java.util.List;

/** What somebody bought at once. */
record Order(String id, List<Item> items) {

    static Order draw(Narrator narrator, int mostItems) {
        List<Item> items = narrator.someProducts(1, mostItems).stream()
                .map(product -> new Item(product, narrator.dice().chance(0.75) ? 1 : 2))
                .toList();
        return new Order("O-" + narrator.nextReference(), items);
    }

    List<Product> products() {
        return items.stream().map(Item::product).toList();
    }

    Product main() {
        return items.getFirst().product();
    }

    BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
