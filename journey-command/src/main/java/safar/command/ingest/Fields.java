package safar.command.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.command.ingest.Problem.FieldError;
import safar.contract.Money;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a JSON object, notes what is wrong with each, and remembers which ones nobody asked for. */
final class Fields {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final ObjectNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> asked = new HashSet<>();

    private Fields(ObjectNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    static Fields of(ObjectNode object) {
        return new Fields(object, "", new ArrayList<>());
    }

    List<FieldError> errors() {
        return errors;
    }

    void refuse(String name, String detail) {
        errors.add(new FieldError(name.isEmpty() ? pointer : pointer + "/" + name, detail));
    }

    /** The fields of an object inside; those of an empty one when it is missing. */
    Fields object(String name, boolean required) {
        var node = node(name, required);
        if (node != null && !node.isObject()) {
            refuse(name, "expected an object");
        }
        var inner = node instanceof ObjectNode found ? found : MAPPER.createObjectNode();
        return new Fields(inner, pointer + "/" + name, errors);
    }

    /** Each object of an array. */
    <T> List<T> objects(String name, int most, Function<Fields, @Nullable T> read) {
        var node = node(name, false);
        var found = new ArrayList<T>();
        if (node == null) {
            return found;
        }
        if (!node.isArray() || node.size() > most) {
            refuse(name, "expected an array of at most %d objects".formatted(most));
            return found;
        }
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i) instanceof ObjectNode element) {
                var value = read.apply(new Fields(element, pointer + "/" + name + "/" + i, errors));
                if (value != null) {
                    found.add(value);
                }
            } else {
                refuse(name + "/" + i, "expected an object");
            }
        }
        return found;
    }

    String required(String name, int most) {
        var text = text(name, most, true);
        return text == null ? "" : text;
    }

    @Nullable
    String optional(String name, int most) {
        return text(name, most, false);
    }

    private @Nullable String text(String name, int most, boolean required) {
        var node = node(name, required);
        if (node == null) {
            return null;
        }
        if (!node.isString() && !node.isNumber()) {
            refuse(name, "expected a string");
            return null;
        }
        var text = node.asString().strip();
        if (text.length() > most) {
            refuse(name, "expected at most %d characters, found %d".formatted(most, text.length()));
            return null;
        }
        if (text.isEmpty() && required) {
            refuse(name, "expected some text");
        }
        return text.isEmpty() ? null : text;
    }

    @Nullable
    BigDecimal decimal(String name, boolean required) {
        var node = node(name, required);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            refuse(name, "expected a number");
            return null;
        }
        var value = node.decimalValue();
        if (value.precision() > 30 || Math.abs((long) value.scale()) > 12) {
            refuse(name, "expected at most 30 digits, 12 of them after the point");
            return null;
        }
        return value;
    }

    @Nullable
    BigDecimal notNegative(String name) {
        var value = decimal(name, false);
        if (value != null && value.signum() < 0) {
            refuse(name, "expected 0 or more, found %s".formatted(value.toPlainString()));
            return null;
        }
        return value;
    }

    int integer(String name, int fallback) {
        var node = node(name, false);
        if (node == null) {
            return fallback;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            refuse(name, "expected a whole number from 0");
            return fallback;
        }
        return node.intValue();
    }

    boolean flag(String name) {
        var node = node(name, true);
        if (node != null && !node.isBoolean()) {
            refuse(name, "expected true or false");
        }
        return node != null && node.isBoolean() && node.booleanValue();
    }

    /** An amount from 0 in a currency of ISO 4217. */
    @Nullable
    Money money(String name, boolean required) {
        if (node(name, required) == null) {
            return null;
        }
        var before = errors.size();
        var fields = object(name, required);
        var amount = fields.decimal("amount", true);
        var currency = fields.required("currency", 3).toUpperCase(Locale.ROOT);
        if (amount != null && amount.signum() < 0) {
            fields.refuse("amount", "expected 0 or more, found %s".formatted(amount.toPlainString()));
        }
        if (errors.size() == before && !isCurrency(currency)) {
            fields.refuse("currency", "expected a currency code of ISO 4217, found '%s'".formatted(currency));
        }
        return amount == null || errors.size() > before ? null : new Money(amount, currency);
    }

    /** One of an enum's constants, in lower case with hyphens. */
    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type, boolean required) {
        var text = text(name, Limits.NAME, required);
        if (text == null) {
            return null;
        }
        var constants = type.getEnumConstants();
        for (var constant : constants) {
            if (label(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        refuse(
                name,
                "expected one of %s, found '%s'"
                        .formatted(
                                Arrays.stream(constants).map(Fields::label).collect(Collectors.joining(", ")), text));
        return null;
    }

    /** A moment of RFC 3339, with its offset, neither before 1900 nor far in the future. */
    @Nullable
    Instant time(String name, Instant now) {
        var text = text(name, Limits.NAME, true);
        if (text == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(Limits.EARLIEST)) {
                refuse(name, "expected a time since 1900, found %s".formatted(at));
            } else if (at.isAfter(now.plus(Limits.AHEAD))) {
                refuse(name, "expected a time at most 24 hours ahead, found %s".formatted(at));
            } else {
                return at;
            }
        } catch (DateTimeException e) {
            refuse(name, "expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found '%s'".formatted(text));
        }
        return null;
    }

    /** An object as it is; null when it is missing. */
    @Nullable
    Map<String, Object> map(String name) {
        var node = node(name, false);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode found)) {
            refuse(name, "expected an object");
            return null;
        }
        return asMap(found);
    }

    /** What nobody asked for; kept, not lost. */
    Map<String, Object> rest() {
        var rest = MAPPER.createObjectNode();
        object.properties().forEach(property -> {
            if (!asked.contains(property.getKey())) {
                rest.set(property.getKey(), property.getValue());
            }
        });
        return asMap(rest);
    }

    private @Nullable JsonNode node(String name, boolean required) {
        asked.add(name);
        var node = object.get(name);
        if (node == null || node.isNull()) {
            if (required) {
                refuse(name, "is required");
            }
            return null;
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(ObjectNode node) {
        return node.isEmpty() ? Map.of() : (Map<String, Object>) MAPPER.treeToValue(node, LinkedHashMap.class);
    }

    private static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
