package safar.app.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Line;
import safar.app.imports.mapping.Mapped;
import safar.app.imports.mapping.MappedFile;
import safar.app.imports.mapping.Outcome;
import safar.app.imports.mapping.TouchpointTypes;
import tools.jackson.databind.JsonNode;

/**
 * What the first rows of a file would become; nothing is sent.
 *
 * @param rows how many rows were looked at
 * @param touchpoints the first of them, as they would be sent
 * @param skipped rows that a rule of the mapping leaves out, by its reason
 * @param refused rows that could not be used, and why
 */
record Preview(long rows, List<JsonNode> touchpoints, Map<String, Long> skipped, List<JsonNode> refused) {

    private static final int ROWS = 200;
    private static final int SHOWN = 20;

    static Preview of(MappedFile file) throws IOException {
        var rows = 0L;
        var touchpoints = new ArrayList<JsonNode>();
        var skipped = new TreeMap<String, Long>();
        var refused = new ArrayList<JsonNode>();
        for (var piece = file.next(); piece != null && rows < ROWS; piece = file.next()) {
            rows += piece.lines().size();
            for (var outcome : piece.outcomes()) {
                switch (outcome) {
                    case Outcome.Touchpoint touchpoint -> judge(piece, touchpoint, touchpoints, refused);
                    case Outcome.Skipped skip -> skipped.merge(skip.reason(), 1L, Long::sum);
                    case Outcome.Refused refusal -> refused.add(refused(piece, refusal.reason()));
                }
            }
        }
        return new Preview(rows, first(touchpoints), skipped, first(refused));
    }

    private static void judge(
            Mapped piece, Outcome.Touchpoint touchpoint, List<JsonNode> touchpoints, List<JsonNode> refused) {
        var json = Json.MAPPER.readTree(touchpoint.json());
        var problems = TouchpointTypes.problems(json);
        if (problems.isEmpty()) {
            touchpoints.add(json);
        } else {
            refused.add(refused(piece, String.join(", ", problems)));
        }
    }

    private static JsonNode refused(Mapped piece, String reason) {
        return Line.object().put("line", piece.lines().getFirst().number()).put("reason", reason);
    }

    private static List<JsonNode> first(List<JsonNode> all) {
        return List.copyOf(all.subList(0, Math.min(SHOWN, all.size())));
    }
}
