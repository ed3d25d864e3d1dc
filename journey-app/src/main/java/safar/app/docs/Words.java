package safar.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.PropertyPlaceholderHelper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Words and examples kept in files beside this class, laid over a generated description: objects field by field, parameters by name, null
 * removes, and everything else replaces what is there.
 */
final class Words {

    private static final List<String> FILES =
            List.of("reference.yaml", "touchpoints.yaml", "replay.yaml", "policies.yaml");

    private final List<JsonNode> layers;

    private Words(List<JsonNode> layers) {
        this.layers = layers;
    }

    static Words read() {
        return new Words(FILES.stream().map(Words::layer).toList());
    }

    void layOver(OpenAPI description) {
        JsonNode whole = Json31.mapper().valueToTree(description);
        for (var layer : layers) {
            whole = over(whole, layer);
        }
        var told = Json31.mapper().convertValue(whole, OpenAPI.class);
        description
                .info(told.getInfo())
                .tags(told.getTags())
                .security(told.getSecurity())
                .paths(told.getPaths())
                .components(told.getComponents());
    }

    /** Read by a plain mapper, because that of descriptions leaves out null. */
    private static JsonNode layer(String file) {
        try {
            var text = new ClassPathResource(file, Words.class).getContentAsString(StandardCharsets.UTF_8);
            var filled = new PropertyPlaceholderHelper("${", "}").replacePlaceholders(text, PublishedLimits.asText());
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new ObjectMapper().valueToTree(yaml.<Object>load(filled));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode over(JsonNode below, JsonNode words) {
        if (!(words instanceof ObjectNode fields)) {
            return words;
        }
        return below instanceof ArrayNode named ? parametersOver(named, fields) : fieldsOver(below, fields);
    }

    /** Words come in their own order, what they do not mention after them. */
    private static ObjectNode fieldsOver(JsonNode below, ObjectNode words) {
        var merged = Json31.mapper().createObjectNode();
        words.forEachEntry((name, value) -> {
            if (!value.isNull()) {
                merged.set(name, over(below.path(name), value));
            }
        });
        if (below instanceof ObjectNode fields) {
            fields.forEachEntry((name, value) -> {
                if (!words.has(name)) {
                    merged.set(name, value);
                }
            });
        }
        return merged;
    }

    private static ArrayNode parametersOver(ArrayNode below, ObjectNode words) {
        var merged = Json31.mapper().createArrayNode();
        for (var parameter : below) {
            var said = words.path(parameter.path("name").asText());
            if (said.isMissingNode()) {
                merged.add(parameter);
            } else if (!said.isNull()) {
                merged.add(over(parameter, said));
            }
        }
        return merged;
    }
}
