package safar.contract.touchpoint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of a purchase or return; the unit price is in the currency of the whole. */
public record Item(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable BigDecimal unitPrice) {}
