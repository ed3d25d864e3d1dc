package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A file as the mapping under test reads it. */
record Imported(List<Mapped> pieces) {

    static Imported table(Path folder, String mapping, String table) throws IOException {
        return table(folder, mapping, table.getBytes(StandardCharsets.UTF_8));
    }

    static Imported table(Path folder, String mapping, byte[] table) throws IOException {
        var file = Files.write(folder.resolve("table.csv"), table);
        return read(Source.table(file, Files.writeString(folder.resolve("mapping.yaml"), mapping)));
    }

    static Imported lines(Path folder, String lines) throws IOException {
        return read(Source.ndjson(Files.writeString(folder.resolve("lines.ndjson"), lines)));
    }

    static Imported read(Source source) throws IOException {
        try (var file = source.open()) {
            var pieces = new ArrayList<Mapped>();
            for (var piece = file.next(); piece != null; piece = file.next()) {
                pieces.add(piece);
            }
            return new Imported(pieces);
        }
    }

    List<String> json() {
        return pieces.stream()
                .flatMap(Mapped::touchpoints)
                .map(Outcome.Touchpoint::json)
                .toList();
    }

    List<JsonNode> touchpoints() {
        return json().stream().map(Json.MAPPER::readTree).toList();
    }

    JsonNode only() {
        if (pieces.size() != 1 || touchpoints().size() != 1) {
            throw new AssertionError("expected one touchpoint, found " + pieces);
        }
        return touchpoints().getFirst();
    }

    List<String> ids() {
        return texts("/id");
    }

    List<String> texts(String pointer) {
        return touchpoints().stream()
                .map(touchpoint -> touchpoint.at(pointer).asString(""))
                .toList();
    }

    List<String> refusals() {
        return outcomes(Outcome.Refused.class).map(Outcome.Refused::reason).toList();
    }

    List<String> skips() {
        return outcomes(Outcome.Skipped.class).map(Outcome.Skipped::reason).toList();
    }

    private <T extends Outcome> Stream<T> outcomes(Class<T> kind) {
        return pieces.stream()
                .flatMap(piece -> piece.outcomes().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
