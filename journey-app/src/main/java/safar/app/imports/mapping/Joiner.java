package safar.app.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins rows of one key that lie near each other; it never holds more rows than that distance. */
final class Joiner {

    private final int within;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private long rows;

    Joiner(int within) {
        this.within = within;
    }

    private record Open(long since, List<Row> rows) {}

    /** Takes a row in and gives out the bundles that are complete with it, oldest first. */
    List<Bundle> add(String key, Row row) {
        open.computeIfAbsent(key, _ -> new Open(rows, new ArrayList<>())).rows().add(row);
        rows++;
        return closedBefore(rows - within);
    }

    /** The bundles that are still open at the end of the file. */
    List<Bundle> finish() {
        return closedBefore(Long.MAX_VALUE);
    }

    private List<Bundle> closedBefore(long row) {
        var closed = new ArrayList<Bundle>();
        for (var oldest = open.entrySet().iterator(); oldest.hasNext(); ) {
            var entry = oldest.next();
            if (entry.getValue().since() > row) {
                break;
            }
            closed.add(new Bundle(entry.getKey(), entry.getValue().rows()));
            oldest.remove();
        }
        return closed;
    }
}
