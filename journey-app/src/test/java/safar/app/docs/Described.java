package safar.app.docs;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description that a server gives of itself, taken at its word: what it does not mention is not there. */
record Described(JsonNode document) {

    /** An operation by its method in capitals, its path and what is said of it. */
    record Operation(String method, String path, JsonNode words) {

        String name() {
            return method + " " + path;
        }
    }

    /** A body that the description offers for trying. */
    record Example(Operation operation, String contentType, String name, JsonNode value, JsonNode schema) {}

    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /** Touchpoints first, since other examples are about what they tell. */
    List<Example> examples() {
        return operations().stream()
                .sorted(Comparator.comparing(operation -> !operation.path().equals("/api/touchpoints")))
                .flatMap(Described::examples)
                .toList();
    }

    private static Stream<Example> examples(Operation operation) {
        return operation.words().at("/requestBody/content").properties().stream()
                .flatMap(content -> content.getValue().path("examples").properties().stream()
                        .map(example -> new Example(
                                operation,
                                content.getKey(),
                                example.getKey(),
                                example.getValue().path("value"),
                                content.getValue().path("schema"))));
    }

    /** What a reference leads to, or what stands in its place. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    JsonNode answerSchema(String method, String path, int status) {
        return document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(String.valueOf(status))
                .at("/content/application~1json/schema");
    }

    /** Where a value is not as the schema has it. */
    List<String> objections(JsonNode schema, JsonNode value) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", closed(document.path("components").deepCopy()));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value)
                .stream()
                .map(Objects::toString)
                .toList();
    }

    /** The same schemas, refusing properties that they do not name. */
    private static JsonNode closed(JsonNode schemas) {
        for (var schema : schemas.path("schemas")) {
            close(schema);
        }
        return schemas;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            if (!object.has("additionalProperties") && !object.has("oneOf") && !object.has("title")) {
                object.put("additionalProperties", false);
            }
            object.path("properties").forEach(Described::close);
        }
        if (schema.path("items").isObject()) {
            close(schema.path("items"));
        }
    }
}
