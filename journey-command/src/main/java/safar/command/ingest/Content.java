package safar.command.ingest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import safar.command.ingest.Problem.FieldError;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a touchpoint says, in one spelling: names in order, numbers without trailing zeros, texts with their length in front, and without who it
 * is about. Finds on the way what no event can hold: too much of anything, and characters that are none.
 */
final class Content {

    private static final String CUSTOMER = "customer";
    private static final String TRAITS = "traits";
    private static final Set<String> CHECKED_ONLY = Set.of("revision", "occurredAt");

    private final StringBuilder text = new StringBuilder(1024);
    private final Deque<Object> path = new ArrayDeque<>();
    private final Faults faults = new Faults();
    private final boolean readsCharacters;
    private int said;

    private Content(boolean readsCharacters) {
        this.readsCharacters = readsCharacters;
    }

    /** Reads character by character only when there is something to find: that is rare, and slow. */
    static Content of(ObjectNode touchpoint) {
        var content = new Content(false);
        content.writeAll(touchpoint);
        if (Characters.areText(content.text.toString())) {
            return content;
        }
        var careful = new Content(true);
        careful.writeAll(touchpoint);
        return careful;
    }

    /** What is wrong with its form. */
    List<FieldError> faults() {
        return text.length() > Limits.ELEMENT
                ? List.of(
                        new FieldError("", "expected a touchpoint of at most %d characters".formatted(Limits.ELEMENT)))
                : faults.found();
    }

    /** Equal exactly when the same is said of the same moment. */
    String canonical(long occurredAtMillis) {
        return text.substring(0, said) + '@' + occurredAtMillis;
    }

    private void writeAll(ObjectNode touchpoint) {
        for (var name : sorted(touchpoint)) {
            if (!name.equals(CUSTOMER) && !CHECKED_ONLY.contains(name)) {
                write(name, touchpoint.path(name));
            }
        }
        text.append('|');
        path.addLast(CUSTOMER);
        var customer = touchpoint.path(CUSTOMER);
        if (customer.has(TRAITS)) {
            write(TRAITS, customer.path(TRAITS));
        }
        said = text.length();
        customer.forEachEntry((name, value) -> {
            if (!name.equals(TRAITS)) {
                write(name, value);
            }
        });
        path.removeLast();
        CHECKED_ONLY.forEach(name -> write(name, touchpoint.path(name)));
    }

    private static String[] sorted(JsonNode object) {
        var names = object.propertyNames().toArray(String[]::new);
        Arrays.sort(names);
        return names;
    }

    private void write(String name, JsonNode value) {
        write(name);
        step(name, value);
    }

    private void step(Object step, JsonNode value) {
        path.addLast(step);
        write(value);
        path.removeLast();
    }

    private void write(JsonNode value) {
        if (text.length() > Limits.ELEMENT) {
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT, ARRAY -> writeNested(value);
            case STRING -> write(value.stringValue());
            case NUMBER -> writeNumber(value);
            case BOOLEAN -> text.append(value.booleanValue() ? 't' : 'f');
            case NULL, MISSING -> text.append('n');
            case BINARY, POJO -> refuse("expected a JSON value");
        }
    }

    private void writeNested(JsonNode value) {
        if (path.size() >= Limits.DEPTH) {
            refuse("expected at most %d levels of nesting".formatted(Limits.DEPTH));
        } else if (value.isObject()) {
            text.append('{');
            for (var name : sorted(value)) {
                write(name, value.path(name));
            }
            text.append('}');
        } else {
            text.append('[');
            for (int i = 0; i < value.size(); i++) {
                step(i, value.path(i));
            }
            text.append(']');
        }
    }

    private void write(String string) {
        text.append(string.length()).append(':').append(string);
        if (readsCharacters && !Characters.areText(string)) {
            refuse("expected text without NUL characters and unpaired surrogates");
        }
    }

    private void writeNumber(JsonNode value) {
        text.append('#');
        if (value.isInt() || value.isLong()) {
            text.append(value.longValue());
        } else if (value instanceof NumericNode number && number.isNaN()) {
            refuse("expected a number");
        } else {
            var decimal = value.decimalValue();
            if (decimal.precision() > Limits.DIGITS || Math.abs((long) decimal.scale()) > Limits.DIGITS) {
                refuse("expected a number of at most %d digits".formatted(Limits.DIGITS));
            } else {
                text.append(decimal.stripTrailingZeros().toPlainString());
            }
        }
        text.append(';');
    }

    private void refuse(String detail) {
        var pointer = path.stream()
                .map(String::valueOf)
                .reduce(JsonPointer.empty(), JsonPointer::appendProperty, JsonPointer::append);
        faults.add(pointer.toString(), detail);
    }
}
