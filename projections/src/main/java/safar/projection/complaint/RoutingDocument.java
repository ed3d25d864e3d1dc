package safar.projection.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where cases go, and the words to classify them by, as people write it in YAML or JSON.
 *
 * @param routes the first that holds counts; none leaves a case unassigned
 * @param rootCauses the causes that an investigation may find; any when left out
 * @param severities the severities that a case may have; any when left out
 */
public record RoutingDocument(
        List<Route> routes,
        @Nullable List<String> rootCauses,
        @Nullable List<String> severities) {

    /**
     * One way.
     *
     * @param name what the rule is called
     * @param when a CEL condition; holds always when left out
     * @param to a queue or a person
     */
    public record Route(String name, @Nullable String when, String to) {
        public Route {
            if (name == null || to == null) {
                throw new IllegalArgumentException(
                        "expected a name and to of every route, found %s / %s".formatted(name, to));
            }
        }
    }

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads YAML, of which JSON is a part. */
    public static RoutingDocument parse(String text) {
        return YAML.readValue(text, RoutingDocument.class);
    }

    /** The routes that ship with the product. */
    public static RoutingDocument standard() {
        return parse(standardText());
    }

    static String standardText() {
        try (var yaml = RoutingDocument.class.getResourceAsStream("standard-routing.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks and compiles it. */
    public RoutingRules compile(int version) {
        if (routes == null) {
            throw new IllegalArgumentException("expected routes, found none");
        }
        return new RoutingRules(version, this);
    }
}
