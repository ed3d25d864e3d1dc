package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What was announced of customers, as one that follows the feed sees it. */
final class Announcements {

    private Announcements() {}

    /** Each change of stage begins where the one before ended, so that none was announced twice and none left out. */
    static void assertOneChainPerCustomer(RunningSafar safar) {
        var changes = all(safar);
        assertThat(changes).isNotEmpty();
        assertThat(texts(changes, "id")).doesNotHaveDuplicates();
        var stages = new HashMap<String, String>();
        for (var change : changes) {
            if (change.path("type").asString().contains("stage-changed")) {
                var before = stages.put(
                        change.path("subject").asString(),
                        change.path("data").path("to").asString());
                assertThat(change.path("data").path("from").asString(""))
                        .as("%s", change)
                        .isEqualTo(before == null ? "" : before);
            }
        }
        assertThat(stages).isNotEmpty();
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
