package safar.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of the sample data: resource files of one entry a line, its parts divided by bars. */
final class WordLists {
    private final Map<String, List<List<String>>> rows = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    /** The first part of each entry. */
    List<String> lines(String name) {
        return lines.computeIfAbsent(
                name, any -> rows(any).stream().map(List::getFirst).toList());
    }

    List<List<String>> rows(String name) {
        return rows.computeIfAbsent(name, WordLists::load);
    }

    private static List<List<String>> load(String name) {
        try (InputStream file = WordLists.class.getResourceAsStream("/demo/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("expected a word list named %s, found none".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> List.of(line.split("\\|", -1)))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
