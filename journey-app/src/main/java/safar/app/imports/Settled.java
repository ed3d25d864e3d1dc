package safar.app.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Line;
import safar.app.imports.mapping.Mapped;
import safar.app.imports.mapping.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What became of a batch once it was answered: the count, and a line for the rejects file for each thing that did not make it. */
record Settled(Tally tally, List<ObjectNode> rejects) {

    static Settled of(Batch batch, Answer answer) {
        var refusedByServer = answer.rejections();
        var skipped = new HashMap<String, Long>();
        var rejects = new ArrayList<ObjectNode>();
        var rows = 0L;
        var sent = 0;
        for (var piece : batch.pieces()) {
            rows += piece.lines().size();
            for (var outcome : piece.outcomes()) {
                switch (outcome) {
                    case Outcome.Skipped skip -> skipped.merge(skip.reason(), 1L, Long::sum);
                    case Outcome.Refused refused -> rejects.add(reject(piece, refused));
                    case Outcome.Touchpoint touchpoint -> {
                        var rejection = refusedByServer.get(sent++);
                        if (rejection != null) {
                            rejects.add(reject(piece, touchpoint, rejection.problem()));
                        }
                    }
                }
            }
        }
        return new Settled(
                new Tally(rows, sent, answer.accepted(), answer.duplicates(), rejects.size(), skipped), rejects);
    }

    private static ObjectNode reject(Mapped piece, Outcome.Refused refused) {
        var rows = Json.MAPPER.createArrayNode();
        piece.lines().forEach(line -> rows.add(line.shown()));
        var reject = reject(piece, refused.reason());
        reject.set("rows", rows);
        return reject;
    }

    private static ObjectNode reject(Mapped piece, Outcome.Touchpoint touchpoint, JsonNode problem) {
        var reject = reject(piece, reason(problem)).put("id", touchpoint.id());
        reject.set("problem", problem);
        reject.putRawValue("touchpoint", new RawValue(touchpoint.json()));
        return reject;
    }

    private static ObjectNode reject(Mapped piece, String reason) {
        return Line.object().put("line", piece.lines().getFirst().number()).put("reason", reason);
    }

    /** The fields that are wrong, or else what the problem says of itself. */
    private static String reason(JsonNode problem) {
        var fields = problem.path("errors")
                .valueStream()
                .map(error -> "%s: %s"
                        .formatted(
                                error.path("pointer").asString(""),
                                error.path("detail").asString("")))
                .collect(Collectors.joining(", "));
        return fields.isEmpty()
                ? problem.path("detail").asString(problem.path("title").asString(problem.asString("rejected")))
                : fields;
    }
}
