package safar.app.imports.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number out of columns: one, or the product of two; of the first row, or summed over all rows; with its sign turned where asked. */
record Amount(Template from, Optional<Template> times, boolean sum, boolean negate, Numbers numbers) {

    /** The exact number, or null when a column is blank; a sum refuses blanks, for it would silently come out too small. */
    @Nullable
    BigDecimal of(Bundle bundle) {
        var number = sum ? total(bundle) : of(bundle.first(), bundle.key());
        return number != null && negate ? number.negate() : number;
    }

    private BigDecimal total(Bundle bundle) {
        var total = BigDecimal.ZERO;
        for (var row : bundle.rows()) {
            var number = of(row, bundle.key());
            if (number == null) {
                throw new Unreadable("expected a number to sum on line %d, found a blank".formatted(row.number()));
            }
            total = total.add(number);
        }
        return total;
    }

    private @Nullable BigDecimal of(Row row, String key) {
        var factor = from.fill(row, key);
        if (factor == null) {
            return null;
        }
        var number = numbers.read(factor);
        if (times.isEmpty()) {
            return number;
        }
        var other = times.get().fill(row, key);
        return other == null ? null : number.multiply(numbers.read(other));
    }
}
