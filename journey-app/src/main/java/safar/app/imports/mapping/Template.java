package safar.app.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text with places for columns, such as {@code cdnow-${customer_id}}; {@code ${@key}} and {@code ${@line}} stand for the row's key and line number. */
record Template(List<Part> parts) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    sealed interface Part {
        record Literal(String text) implements Part {}

        record Column(String name) implements Part {}

        record Key() implements Part {}

        record LineNumber() implements Part {}
    }

    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var places = PLACE.matcher(text);
        var end = 0;
        while (places.find()) {
            literal(text.substring(end, places.start())).ifPresent(parts::add);
            parts.add(place(places.group(1).strip()));
            end = places.end();
        }
        literal(text.substring(end)).ifPresent(parts::add);
        return new Template(List.copyOf(parts));
    }

    private static Optional<Part> literal(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new Part.Literal(text));
    }

    private static Part place(String name) {
        return switch (name) {
            case "@key" -> new Part.Key();
            case "@line" -> new Part.LineNumber();
            default -> new Part.Column(name);
        };
    }

    /** The text for a row, or null when one of its places is blank there. */
    @Nullable
    String fill(Row row, String key) {
        if (parts.size() == 1) {
            return filled(parts.getFirst(), row, key);
        }
        var text = new StringBuilder();
        for (var part : parts) {
            var filled = filled(part, row, key);
            if (filled == null) {
                return null;
            }
            text.append(filled);
        }
        return text.toString();
    }

    private static @Nullable String filled(Part part, Row row, String key) {
        var text = switch (part) {
            case Part.Literal literal -> literal.text();
            case Part.Column column -> row.get(column.name());
            case Part.Key _ -> key;
            case Part.LineNumber _ -> Long.toString(row.number());
        };
        return text.isEmpty() ? null : text;
    }

    boolean isConstant() {
        return parts.stream().allMatch(Part.Literal.class::isInstance);
    }

    boolean namesKey() {
        return parts.stream().anyMatch(Part.Key.class::isInstance);
    }

    Stream<String> columns() {
        return parts.stream()
                .flatMap(part -> part instanceof Part.Column column ? Stream.of(column.name()) : Stream.empty());
    }
}
