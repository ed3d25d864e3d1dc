package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the elements of a delivery out of any body that {@code POST /api/touchpoints} takes. */
final class TouchpointBodies {

    static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");
    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json");
    private static final MediaType CLOUD_EVENTS = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final int DEPTH = 32;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    List<JsonNode> read(HttpServletRequest request) throws IOException {
        var type = contentType(request);
        var bytes = request.getInputStream().readAllBytes();
        var elements = NDJSON.isCompatibleWith(type) ? lines(bytes) : document(bytes);
        if (elements.size() > Limits.ELEMENTS) {
            throw RefusedRequestException.tooMany(elements.size());
        }
        return elements.stream().map(CloudEvents::unwrapped).toList();
    }

    private static MediaType contentType(HttpServletRequest request) {
        try {
            var declared = request.getContentType();
            var type = declared == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(declared);
            for (var known : List.of(MediaType.APPLICATION_JSON, NDJSON, CLOUD_EVENT, CLOUD_EVENTS)) {
                if (known.isCompatibleWith(type)) {
                    return known;
                }
            }
            throw RefusedRequestException.unknownType(declared);
        } catch (InvalidMediaTypeException _) {
            throw RefusedRequestException.unknownType(request.getContentType());
        }
    }

    private List<JsonNode> document(byte[] bytes) {
        try {
            var root = mapper.readTree(bytes);
            if (root.isArray()) {
                return root.valueStream().toList();
            }
            if (root instanceof ObjectNode) {
                return List.of(root);
            }
            throw RefusedRequestException.unreadable("expected a JSON object or an array of them");
        } catch (JacksonException e) {
            throw RefusedRequestException.unreadable("expected JSON: " + e.getOriginalMessage());
        }
    }

    /** A line that is no JSON rejects only itself. */
    private List<JsonNode> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(this::line)
                .toList();
    }

    private JsonNode line(String line) {
        try {
            return mapper.readTree(line);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
