package safar.command.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.command.ingest.OverloadedException;
import safar.command.ingest.Problem;
import safar.command.ingest.Receipt;
import safar.command.ingest.Rejection;
import safar.command.ingest.TouchpointIntake;
import tools.jackson.databind.JsonNode;

/** An intake in memory: keeps each id once, refuses what is about nobody, and can be full. */
final class RecordingIntake implements TouchpointIntake {

    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private @Nullable String importId;
    private boolean full;

    @Override
    public synchronized Receipt take(List<? extends JsonNode> elements, @Nullable String by) {
        importId = by;
        if (full) {
            throw new OverloadedException("64 deliveries are under way");
        }
        var rejected = new ArrayList<Rejection>();
        var before = taken.size();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            if (element.path("customer").isEmpty()) {
                var problem = new Problem("/problems/test", "About nobody", 422, "expected a customer", List.of());
                rejected.add(
                        new Rejection(i, element.path("id").stringValueOpt().orElse(null), problem));
            } else {
                taken.putIfAbsent(element.path("id").asString(), element);
            }
        }
        var accepted = taken.size() - before;
        return new Receipt(accepted, elements.size() - rejected.size() - accepted, rejected, taken.size());
    }

    synchronized List<JsonNode> taken() {
        return List.copyOf(taken.values());
    }

    /** The import that brought what was sent last, if one did. */
    synchronized Optional<String> importId() {
        return Optional.ofNullable(importId);
    }

    synchronized void becomes(boolean nowFull) {
        full = nowFull;
    }

    synchronized void forgets() {
        taken.clear();
    }
}
