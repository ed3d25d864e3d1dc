package safar.command.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads the elements of a delivery out of any body that {@code POST /api/touchpoints} takes; one that cannot be read is a missing node. */
final class TouchpointBodies {

    private static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;
    private static final List<MediaType> TYPES = List.of(
            MediaType.APPLICATION_JSON,
            NDJSON,
            MediaType.parseMediaType("application/cloudevents+json"),
            MediaType.parseMediaType("application/cloudevents-batch+json"));

    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private final ObjectReader lineReader = reader.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    List<JsonNode> read(HttpServletRequest request) {
        var type = contentType(request.getContentType());
        try {
            var bytes = request.getInputStream().readAllBytes();
            var elements = type.equals(NDJSON) ? lines(bytes) : document(bytes);
            return CloudEvents.unwrapped(elements, request);
        } catch (JacksonException malformed) {
            throw RefusedRequestException.malformed(malformed);
        } catch (IOException broken) {
            throw RefusedRequestException.unreadable("expected a whole body, found a damaged one");
        }
    }

    /** That of RFC 8259 is UTF-8 and nothing else; what says nothing is JSON. */
    private static MediaType contentType(@Nullable String declared) {
        try {
            var type = declared == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(declared);
            var charset = type.getCharset();
            if (charset == null
                    || charset.equals(StandardCharsets.UTF_8)
                    || charset.equals(StandardCharsets.US_ASCII)) {
                return TYPES.stream()
                        .filter(type::equalsTypeAndSubtype)
                        .findFirst()
                        .orElseThrow(() -> RefusedRequestException.unknownType(declared));
            }
        } catch (InvalidMediaTypeException _) {
            // refused like any other type that nobody knows
        }
        throw RefusedRequestException.unknownType(declared);
    }

    private List<JsonNode> document(byte[] bytes) {
        try (var parser = reader.createParser(bytes)) {
            var elements = switch (parser.nextToken()) {
                case START_ARRAY -> array(parser);
                case START_OBJECT -> List.of(element(parser, 0));
                case null, default ->
                    throw RefusedRequestException.unreadable("expected a JSON object or an array of them");
            };
            if (parser.nextToken() != null) {
                throw RefusedRequestException.unreadable("expected one JSON object or one array, found more");
            }
            return elements;
        }
    }

    private List<JsonNode> array(JsonParser parser) {
        var elements = new ArrayList<JsonNode>();
        var depth = parser.streamReadContext().getNestingDepth();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            add(element(parser, depth), elements);
        }
        return elements;
    }

    /** An element that is JSON but not to be read, as with a name that stands in it twice, is passed over. */
    private JsonNode element(JsonParser parser, int depth) {
        try {
            return reader.readValue(parser);
        } catch (DatabindException | NumberFormatException _) {
            while (parser.streamReadContext().getNestingDepth() > depth) {
                parser.nextToken();
            }
            return MissingNode.getInstance();
        }
    }

    List<JsonNode> lines(byte[] bytes) {
        var elements = new ArrayList<JsonNode>();
        int end;
        for (int start = 0; start < bytes.length; start = end + 1) {
            var blank = true;
            for (end = start; end < bytes.length && bytes[end] != '\n'; end++) {
                blank &= Character.isWhitespace(bytes[end]);
            }
            if (!blank) {
                add(line(bytes, start, end - start), elements);
            }
        }
        return elements;
    }

    private JsonNode line(byte[] bytes, int offset, int length) {
        try {
            return lineReader.readTree(bytes, offset, length);
        } catch (JacksonException | NumberFormatException _) {
            return MissingNode.getInstance();
        }
    }

    private static void add(JsonNode element, List<JsonNode> elements) {
        elements.add(element);
        if (elements.size() > Limits.ELEMENTS) {
            throw RefusedRequestException.tooMany(elements.size());
        }
    }
}
