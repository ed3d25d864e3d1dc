package safar.projection.lifecycle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** JSON as CEL knows it: whole numbers are int, others double, and what is null is not there. */
public final class Plain {

    private Plain() {}

    public static Object of(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case BigInteger number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case Collection<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default -> value;
        };
    }

    private static List<Object> list(Collection<?> values) {
        return values.stream().filter(Objects::nonNull).map(Plain::of).toList();
    }

    private static Map<Object, Object> map(Map<?, ?> values) {
        var plain = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                plain.put(name, of(value));
            }
        });
        return plain;
    }
}
