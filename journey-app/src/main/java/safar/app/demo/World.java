package safar.app.demo;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all stories draw on: goods, campaigns, seasons, telephone numbers and words. */
final class World {
    private final WordLists words = new WordLists();
    private final List<Product> products =
            words.rows("products").stream().map(Product::parse).toList();
    private final Map<String, List<Product>> byCategory = products.stream().collect(groupingBy(Product::category));
    private final List<Campaign> campaigns =
            words.rows("campaigns").stream().map(Campaign::parse).toList();
    private final Map<Language, List<Rush>> rushes = new EnumMap<>(Language.class);

    World() {
        for (Language language : Language.values()) {
            rushes.put(
                    language,
                    rows(language, "seasons").stream().map(Rush::parse).toList());
        }
    }

    /** The first parts of a list that does not depend on the language. */
    List<String> lines(String list) {
        return words.lines(list);
    }

    List<List<String>> rows(String list) {
        return words.rows(list);
    }

    List<String> lines(Language language, String list) {
        return words.lines(language.code() + "/" + list);
    }

    List<List<String>> rows(Language language, String list) {
        return words.rows(language.code() + "/" + list);
    }

    List<Product> products() {
        return products;
    }

    List<Product> products(String category) {
        return byCategory.getOrDefault(category, products);
    }

    Campaign campaign(LocalDate date) {
        return campaigns.stream()
                .filter(campaign -> campaign.season().covers(date))
                .findFirst()
                .orElseThrow();
    }

    double pull(Language language, LocalDate date) {
        return rushes.getOrDefault(language, List.of()).stream()
                .filter(rush -> rush.season().covers(date))
                .mapToDouble(Rush::pull)
                .findFirst()
                .orElse(1);
    }

    /** A number of a range kept free for fiction that no other customer has, as long as the ranges last. */
    Optional<String> phone(int customer) {
        List<String> ranges = lines("phones");
        String range = ranges.get(customer % ranges.size());
        String prefix = range.substring(0, range.indexOf('#'));
        String digits = Integer.toString(customer / ranges.size());
        int free = range.length() - prefix.length() - digits.length();
        return free < 0 ? Optional.empty() : Optional.of(prefix + "0".repeat(free) + digits);
    }
}
