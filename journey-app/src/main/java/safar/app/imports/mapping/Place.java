package safar.app.imports.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A place in a mapping file: what stands there, and how to call it when that is wrong. */
record Place(String name, JsonNode node) {

    Place at(String key) {
        return new Place(name.isEmpty() ? key : name + "." + key, node.path(key));
    }

    boolean isThere() {
        return !(node instanceof MissingNode) && !node.isNull();
    }

    Optional<Place> maybe(String key) {
        return Optional.of(at(key)).filter(Place::isThere);
    }

    String text() {
        if (!node.isValueNode() || node.isNull() || node.asString().isEmpty()) {
            throw expected("a text");
        }
        return node.asString();
    }

    char character() {
        if (text().length() != 1) {
            throw expected("one character");
        }
        return text().charAt(0);
    }

    boolean yes() {
        if (!node.isBoolean()) {
            throw expected("true or false");
        }
        return node.booleanValue();
    }

    int whole(int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw expected("a whole number from %,d to %,d".formatted(least, most));
        }
        return node.intValue();
    }

    /** One of a few words. */
    String word(Set<String> words) {
        if (!words.contains(node.asString(""))) {
            throw expected("one of " + new TreeSet<>(words));
        }
        return node.asString();
    }

    /** What a text stands for, such as a zone by its name. */
    <T> T named(String kind, Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (RuntimeException _) {
            throw expected(kind);
        }
    }

    List<Place> items() {
        if (!node.isArray()) {
            throw expected("a list");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Place("%s[%d]".formatted(name, i), node.get(i)))
                .toList();
    }

    Map<String, Place> entries() {
        if (!node.isObject()) {
            throw expected("a map");
        }
        var entries = new LinkedHashMap<String, Place>();
        node.propertyNames().forEach(key -> entries.put(key, at(key)));
        return entries;
    }

    /** A map that may have these keys and no other. */
    Place only(String... keys) {
        var known = Set.of(keys);
        entries().forEach((key, place) -> {
            if (!known.contains(key)) {
                throw new InvalidMapping(
                        place.name(), "expected one of the keys %s, found '%s'".formatted(new TreeSet<>(known), key));
            }
        });
        return this;
    }

    InvalidMapping expected(String what) {
        return new InvalidMapping(
                name.isEmpty() ? "the mapping" : name,
                "expected %s, found %s".formatted(what, isThere() ? node : "nothing"));
    }
}
