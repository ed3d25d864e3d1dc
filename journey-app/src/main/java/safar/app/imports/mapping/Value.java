package safar.app.imports.mapping;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How one field of a touchpoint is made out of rows. */
sealed interface Value {

    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The field's JSON, or null when the rows have nothing for it. */
    @Nullable
    JsonNode of(Bundle bundle);

    record Constant(JsonNode value) implements Value {
        @Override
        public JsonNode of(Bundle bundle) {
            return value;
        }
    }

    record Text(Template from) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            var text = from.fill(bundle.first(), bundle.key());
            return text == null ? null : JSON.stringNode(text);
        }
    }

    /** A text that stands for something else; {@code *} stands for any other text. */
    record Translated(Template from, Map<String, JsonNode> values) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            var text = from.fill(bundle.first(), bundle.key());
            if (text == null) {
                return null;
            }
            var value = values.getOrDefault(text, values.get("*"));
            if (value == null) {
                throw new Unreadable("expected one of %s, found '%s'".formatted(values.keySet(), text));
            }
            return value;
        }
    }

    record Moment(Template from, Times times) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            var text = from.fill(bundle.first(), bundle.key());
            return text == null ? null : JSON.stringNode(times.read(text).toString());
        }
    }

    record Decimal(Amount amount, boolean whole) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            var number = amount.of(bundle);
            if (number != null && whole) {
                if (number.stripTrailingZeros().scale() > 0) {
                    throw new Unreadable("expected a whole number, found %s".formatted(number));
                }
                number = number.setScale(0, RoundingMode.UNNECESSARY);
            }
            return number == null ? null : JSON.numberNode(number);
        }
    }

    record Money(Amount amount, Template currency) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            var number = amount.of(bundle);
            if (number == null) {
                return null;
            }
            var code = currency.fill(bundle.first(), bundle.key());
            if (code == null) {
                throw new Unreadable("expected a currency beside the amount %s, found a blank".formatted(number));
            }
            return Line.object().put("amount", number).put("currency", code);
        }
    }

    /** A list with an object for every row. */
    record Each(Map<String, Value> fields) implements Value {
        @Override
        public JsonNode of(Bundle bundle) {
            var list = JSON.arrayNode();
            bundle.rows().forEach(row -> list.add(element(new Bundle(bundle.key(), List.of(row)))));
            return list;
        }

        private JsonNode element(Bundle bundle) {
            var object = Line.object();
            fields.forEach((name, value) -> {
                var json = value.of(bundle);
                if (json != null) {
                    object.set(name, json);
                }
            });
            return object;
        }
    }

    record Defaulted(Value value, JsonNode otherwise) implements Value {
        @Override
        public JsonNode of(Bundle bundle) {
            var json = value.of(bundle);
            return json == null ? otherwise : json;
        }
    }

    /** Only where a condition holds for all rows. */
    record When(Predicate<Row> condition, Value value) implements Value {
        @Override
        public @Nullable JsonNode of(Bundle bundle) {
            return bundle.every(condition) ? value.of(bundle) : null;
        }
    }
}
