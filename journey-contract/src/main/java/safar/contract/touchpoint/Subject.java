package safar.contract.touchpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentifierType;

/** Who a touchpoint is about and all that was said of them in passing; empty once the person is forgotten. */
@JsonInclude(Include.NON_EMPTY)
public record Subject(
        Map<IdentifierType, String> identifiers,
        Map<String, Object> traits,
        Map<String, Object> context,
        Map<String, Object> more) {

    public static final Subject FORGOTTEN = new Subject(Map.of(), Map.of(), Map.of(), Map.of());

    public Subject(
            @Nullable Map<IdentifierType, String> identifiers,
            @Nullable Map<String, Object> traits,
            @Nullable Map<String, Object> context,
            @Nullable Map<String, Object> more) {
        this.identifiers = frozen(identifiers);
        this.traits = frozen(traits);
        this.context = frozen(context);
        this.more = frozen(more);
    }

    /** Keeps the order and allows null values, as JSON does. */
    private static <K, V> Map<K, V> frozen(@Nullable Map<K, V> map) {
        return map == null || map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
