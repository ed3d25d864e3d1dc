package safar.command.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a JSON object, each once, notes what is wrong with it, and remembers which ones nobody asked for. */
final class Fields {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final ObjectNode object;
    private final String pointer;
    private final Faults faults;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Object> restInside = new LinkedHashMap<>();

    private Fields(ObjectNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    static Fields of(ObjectNode object) {
        return new Fields(object, "", new Faults());
    }

    /** The same fields for another reader, whose questions do not count as asked here: what it reads is kept as it was sent, too. */
    Fields again() {
        return new Fields(object, pointer, faults);
    }

    Faults faults() {
        return faults;
    }

    void refuse(String detail) {
        faults.add(pointer, detail);
    }

    void refuse(String name, String detail) {
        faults.add(pointer + '/' + name.replace("~", "~0").replace("/", "~1"), detail);
    }

    /** The fields of an object inside; those of an empty one when it is missing. */
    Fields object(String name, boolean required) {
        var node = node(name, required);
        return node == null ? nothing(name, required ? new Faults() : faults) : inside(name, node);
    }

    /** The fields of what should be an object; it is enough to complain once when it is something else. */
    private Fields inside(String name, JsonNode node) {
        if (node instanceof ObjectNode found) {
            return new Fields(found, pointer + '/' + name, faults);
        }
        refuse(name, "expected an object");
        return nothing(name, new Faults());
    }

    private Fields nothing(String name, Faults complaints) {
        return new Fields(JsonNodeFactory.instance.objectNode(), pointer + '/' + name, complaints);
    }

    /** Each object of an array. */
    <T> List<T> objects(String name, int most, Function<Fields, T> read) {
        var node = node(name, false);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array) || array.size() > most) {
            refuse(name, "expected an array of at most %d objects".formatted(most));
            return List.of();
        }
        var found = new ArrayList<T>(array.size());
        var rests = new ArrayList<Map<String, Object>>(array.size());
        for (var element : array) {
            var fields = new Fields(array.objectNode(), pointer + '/' + name, faults)
                    .inside(Integer.toString(found.size()), element);
            found.add(read.apply(fields));
            rests.add(fields.rest());
        }
        if (!rests.stream().allMatch(Map::isEmpty)) {
            restInside.put(name, rests);
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
        if (!node.isString() && !node.isIntegralNumber()) {
            refuse(name, "expected a string");
            return null;
        }
        var text = node.asString().strip();
        if (text.length() > most) {
            refuse(name, "expected at most %d characters, found %d".formatted(most, text.length()));
            return null;
        }
        if (most < Limits.LINE && !Characters.areOneLine(text)) {
            refuse(name, "expected one line without control characters");
            return null;
        }
        if (!Characters.areVisible(text)) {
            if (required) {
                refuse(name, "expected some text");
            }
            return null;
        }
        return text;
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
        if (value.scale() > 12 || value.precision() - Math.min(value.scale(), 0L) > 30) {
            refuse(name, "expected at most 30 digits, 12 of them after the point");
            return null;
        }
        return value;
    }

    @Nullable
    BigDecimal notNegative(String name, boolean required) {
        var value = decimal(name, required);
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
            refuse(name, "expected a whole number from 0 to %d".formatted(Integer.MAX_VALUE));
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
        var node = node(name, required);
        if (node == null) {
            return null;
        }
        var fields = inside(name, node);
        var amount = fields.notNegative("amount", true);
        var currency = fields.currency("currency");
        var rest = fields.rest();
        if (!rest.isEmpty()) {
            restInside.put(name, rest);
        }
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private @Nullable String currency(String name) {
        var code = required(name, Limits.NAME).toUpperCase(Locale.ROOT);
        if (code.isEmpty() || CURRENCIES.contains(code)) {
            return code.isEmpty() ? null : code;
        }
        refuse(name, "expected a currency code of ISO 4217, found '%s'".formatted(code));
        return null;
    }

    /** One of an enum's constants by its name, usually in lower case. */
    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type, boolean required) {
        var text = text(name, Limits.NAME, required);
        if (text == null) {
            return null;
        }
        var constants = type.getEnumConstants();
        for (var constant : constants) {
            if (label(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        var labels = Arrays.stream(constants).map(Fields::label).collect(Collectors.joining(", "));
        refuse(name, "expected one of %s, found '%s'".formatted(labels, text));
        return null;
    }

    /** A moment of RFC 3339, with its offset, neither before 1900 nor far in the future. */
    @Nullable
    Instant time(String name, Instant now) {
        return time(name, now, true);
    }

    /** The same; null without a complaint when it is missing. */
    @Nullable
    Instant optionalTime(String name, Instant now) {
        return time(name, now, false);
    }

    private @Nullable Instant time(String name, Instant now, boolean required) {
        var text = text(name, Limits.NAME, required);
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

    /** A length of time such as {@code P15D} or {@code PT4H}; null when it is missing. */
    @Nullable
    Duration length(String name) {
        var text = optional(name, Limits.NAME);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException _) {
            refuse(name, "expected a length of time such as P15D or PT4H, found '%s'".formatted(text));
            return null;
        }
    }

    /** An object as it is; null when it is missing. */
    @Nullable
    Map<String, Object> map(String name) {
        var node = node(name, false);
        return node == null ? null : inside(name, node).rest();
    }

    /** What nobody asked for, here and in the objects inside that were asked for; kept, not lost. */
    Map<String, Object> rest() {
        if (asked.size() == object.size()) {
            return restInside;
        }
        var rest = new LinkedHashMap<String, Object>();
        object.forEachEntry((name, value) -> {
            if (!asked.contains(name)) {
                rest.put(name, PlainJson.of(value));
            }
        });
        rest.putAll(restInside);
        return rest;
    }

    private @Nullable JsonNode node(String name, boolean required) {
        var node = object.get(name);
        if (node != null) {
            asked.add(name);
        }
        if (node == null || node.isNull()) {
            if (required) {
                refuse(name, "is required");
            }
            return null;
        }
        return node;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
