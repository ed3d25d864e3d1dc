package safar.command.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object read as senders write it: one thing under several names, numbers as text, blanks for nothing. */
record LooseObject(JsonNode node) {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    /** The object under that name; an empty one when there is none. */
    LooseObject at(String name) {
        return new LooseObject(node.path(name));
    }

    /** The objects in the list under that name. */
    Stream<LooseObject> each(String name) {
        return node.path(name).valueStream().filter(JsonNode::isObject).map(LooseObject::new);
    }

    /** The first of these that says something. */
    Optional<String> text(String... names) {
        return scalars(names)
                .map(value -> value.asString().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The first of these that is a number of a size that people count in; rounded to six decimals, as sums of floating-point prices need. */
    Optional<BigDecimal> number(String... names) {
        return scalars(names)
                .flatMap(value -> decimal(value).stream())
                .map(number -> number.scale() > 6 ? number.setScale(6, RoundingMode.HALF_EVEN) : number)
                .findFirst();
    }

    /** A copy without these. */
    ObjectNode without(String... names) {
        var copy = node.isObject() ? (ObjectNode) node.deepCopy() : JsonNodeFactory.instance.objectNode();
        return copy.remove(List.of(names));
    }

    private Stream<JsonNode> scalars(String... names) {
        return Arrays.stream(names).map(node::path).filter(value -> value.isString() || value.isNumber());
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isString()) {
            var text = value.asString().strip();
            return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }
        return value.decimalValueOpt().filter(number -> Math.abs(number.scale()) <= 30 && number.precision() <= 60);
    }
}
