package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was announced of customers, as one that follows the feed sees it. */
final class Announcements {

    private Announcements() {}

    /**
     * Each change of stage begins where the one before ended, so that none was announced twice and none left out. Who had none before goes on from what was
     * announced last of those whom they absorbed.
     */
    static void assertOneChainPerCustomer(RunningSafar safar) {
        var changes = all(safar);
        assertThat(changes).isNotEmpty();
        assertThat(texts(changes, "id")).doesNotHaveDuplicates();
        var last = new HashMap<String, JsonNode>();
        var absorbed = new HashMap<String, Set<String>>();
        for (var change : changes) {
            var customer = change.path("subject").asString();
            if (change.path("type").asString().contains("stage-changed")) {
                var before = Optional.ofNullable(last.get(customer))
                        .or(() -> latest(absorbed.getOrDefault(customer, Set.of()), last));
                assertThat(change.at("/data/from").asString(""))
                        .as("%s", change)
                        .isEqualTo(before.map(told -> told.at("/data/to").asString())
                                .orElse(""));
                last.put(customer, change);
            } else if (change.path("type").asString().contains("customer.merged")) {
                var parts = absorbed.computeIfAbsent(change.at("/data/customer").asString(), _ -> new HashSet<>());
                parts.add(customer);
                parts.addAll(absorbed.getOrDefault(customer, Set.of()));
            }
        }
        assertThat(last).isNotEmpty();
    }

    private static Optional<JsonNode> latest(Set<String> customers, Map<String, JsonNode> last) {
        return customers.stream()
                .flatMap(customer -> Stream.ofNullable(last.get(customer)))
                .max(Comparator.comparing(told -> told.path("time").asString()));
    }

    private static List<JsonNode> all(RunningSafar safar) {
        var changes = new ArrayList<JsonNode>();
        for (var page = after("0", safar); !page.path("items").isEmpty(); ) {
            page.path("items").forEach(changes::add);
            page = after(page.path("next").asString(), safar);
        }
        return changes;
    }

    private static JsonNode after(String offset, RunningSafar safar) {
        return safar.get("/api/lifecycle-changes?limit=1000&after=" + offset);
    }

    private static List<String> texts(List<JsonNode> changes, String field) {
        return changes.stream().map(change -> change.path(field).asString()).toList();
    }
}
