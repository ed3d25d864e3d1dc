package safar.projection.lifecycle;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A lifecycle policy as people write it, in YAML or JSON.
 *
 * @param usualGapFallback the usual gap of customers who have bought on fewer than two days, such as {@code P30D}
 */
public record PolicyDocument(String initial, List<String> stages, String usualGapFallback, List<Rule> transitions) {

    /**
     * One way between stages.
     *
     * @param when a CEL condition; holds always when left out
     * @param silentFor {@code P60D} or {@code 1.5 x usualGap}; left out where an event is to decide
     * @param priority the lowest goes first
     */
    public record Rule(
            List<String> from,
            String to,
            @Nullable String when,
            @Nullable String silentFor,
            @Nullable Integer priority) {
        public Rule {
            require("from", from);
            require("to", to);
        }
    }

    public PolicyDocument {
        require("initial", initial);
        require("stages", stages);
        require("usualGapFallback", usualGapFallback);
        require("transitions", transitions);
    }

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads YAML, of which JSON is a part. */
    public static PolicyDocument parse(String text) {
        return YAML.readValue(text, PolicyDocument.class);
    }

    /** The policy that ships with the product. */
    public static PolicyDocument standard() {
        try (var yaml = PolicyDocument.class.getResourceAsStream("standard-lifecycle.yaml")) {
            return YAML.readValue(yaml, PolicyDocument.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Checks and compiles it; {@code currency} is the one that {@code spent} is counted in. */
    public LifecyclePolicy compile(int version, String currency) {
        refuseUnknown(List.of(initial));
        var fallback = Silence.length(usualGapFallback);
        var compiled = transitions.stream().map(rule -> compile(rule, fallback)).toList();
        return new LifecyclePolicy(version, currency, initial, stages, compiled);
    }

    private Transition compile(Rule rule, Duration fallbackGap) {
        refuseUnknown(rule.from());
        refuseUnknown(List.of(rule.to()));
        return new Transition(
                List.copyOf(rule.from()),
                rule.to(),
                rule.when() == null ? Condition.ALWAYS : new Condition(rule.when()),
                rule.silentFor() == null ? null : Silence.parse(rule.silentFor(), fallbackGap),
                rule.priority() == null ? 100 : rule.priority());
    }

    private static void require(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("expected %s in a lifecycle policy, found none".formatted(name));
        }
    }

    private void refuseUnknown(List<String> named) {
        var unknown = new HashSet<>(named);
        stages.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("expected stages out of %s, found %s".formatted(stages, unknown));
        }
    }
}
