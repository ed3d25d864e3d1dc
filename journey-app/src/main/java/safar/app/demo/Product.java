package safar.app.demo;

import java.math.BigDecimal;
import java.util.List;

/** Something the shop sells; the price is in euros. */
record Product(String sku, String category, BigDecimal price, Bilingual name) {

    static Product parse(List<String> row) {
        return new Product(row.get(0), row.get(1), new BigDecimal(row.get(2)), new Bilingual(row.get(3), row.get(4)));
    }

    String name(Language language) {
        return name.in(language);
    }
}
