package safar.app.demo;

import java.math.BigDecimal;

/** One line of an order. */
record Item(Product product, int quantity) {

    BigDecimal total() {
        return product.price().multiply(BigDecimal.valueOf(quantity));
    }
}
