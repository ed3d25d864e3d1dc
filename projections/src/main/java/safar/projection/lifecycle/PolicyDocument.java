package safar.projection.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
     * @param silentFor {@code P60D} or {@code 1.5 x usualGap}: the customer has not begun anything for so long
     * @param after the stage has lasted so long; without it and {@code silentFor} an event decides
     * @param within the stage has not lasted longer than this
     * @param priority the lowest goes first
     */
    public record Rule(
            List<String> from,
            String to,
            @Nullable String when,
            @Nullable String silentFor,
            @Nullable String after,
            @Nullable String within,
            @Nullable Integer priority) {

        static final int PRIORITY = 100;

        public Rule {
            require("from", from);
            require("to", to);
        }

        /** When it happens, in words. */
        public String inWords() {
            var parts = new ArrayList<String>();
            if (when != null || !byTime()) {
                parts.add("when " + (when == null ? "true" : when));
            }
            if (silentFor != null) {
                parts.add("silent for " + silentFor);
            }
            if (after != null) {
                parts.add("after " + after);
            }
            if (within != null) {
                parts.add("within " + within);
            }
            return String.join(", ", parts);
        }

        boolean byTime() {
            return silentFor != null || after != null;
        }

        int rank() {
            return priority == null ? PRIORITY : priority;
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
        return parse(standardText());
    }

    static String standardText() {
        try (var yaml = Objects.requireNonNull(PolicyDocument.class.getResourceAsStream("standard-lifecycle.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles it with the tiers that ship; {@code currency} is the one that {@code spent} is counted in. */
    public LifecyclePolicy compile(int version, String currency) {
        return compile(version, Terms.standard(currency));
    }

    /** Compiles it; what {@link PolicyCheck} finds and cannot be compiled is refused. */
    public LifecyclePolicy compile(int version, Terms terms) {
        refuseUnknown(List.of(initial));
        var fallback = Silence.length(usualGapFallback);
        var compiled = transitions.stream().map(rule -> compile(rule, fallback)).toList();
        return new LifecyclePolicy(version, terms, this, compiled);
    }

    private Transition compile(Rule rule, Duration fallback) {
        refuseUnknown(rule.from());
        refuseUnknown(List.of(rule.to()));
        var timing = new Timing(
                length(rule.silentFor(), fallback), length(rule.after(), fallback), length(rule.within(), fallback));
        return new Transition(
                List.copyOf(rule.from()),
                rule.to(),
                rule.when() == null ? Condition.ALWAYS : new Condition(rule.when(), About.MOMENT),
                timing,
                rule.rank());
    }

    private static @Nullable Silence length(@Nullable String text, Duration fallback) {
        return text == null ? null : Silence.parse(text, fallback);
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
