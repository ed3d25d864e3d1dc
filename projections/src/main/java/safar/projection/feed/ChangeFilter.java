package safar.projection.feed;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import safar.projection.rule.Cel;

/** Which changes somebody wants, as a CEL expression, checked and compiled once; what cannot be said of a change is not so. */
public final class ChangeFilter {

    public static final int LONGEST = 4_000;

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final String TRAITS = "traits";

    private final CelRuntime.Program program;

    private ChangeFilter(CelRuntime.Program program) {
        this.program = program;
    }

    /**
     * Refuses, with the place in the text, what is unknown or of the wrong type.
     *
     * @param traits whether what is known of the person may be asked
     */
    public static ChangeFilter of(String text, boolean traits) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a filter of at most %d characters, found %d".formatted(LONGEST, text.length()));
        }
        return new ChangeFilter(Cel.program(Cel.compiler(words(traits)), "filter", text));
    }

    /**
     * Whether a change is wanted.
     *
     * @param traits is asked only when the filter is about them
     */
    public boolean wants(LifecycleChange change, Supplier<Map<String, Object>> traits) {
        return Cel.holds(program, name -> Optional.of(name.equals(TRAITS) ? traits.get() : value(name, change)));
    }

    private static Object value(String name, LifecycleChange change) {
        var data = change.data();
        return switch (name) {
            case "type" -> change.type();
            case "customer" -> change.subject().value();
            case "from" -> Objects.requireNonNullElse(data.from(), "");
            case "to" -> Objects.requireNonNullElse(data.to(), "");
            case "segment" -> Objects.requireNonNullElse(data.segment(), "");
            case "trigger" -> data.trigger().label();
            case "policyVersion" -> (long) data.policyVersion();
            case "path" -> data.path();
            case "segments" -> data.segments();
            case "consents" -> data.consents();
            default -> throw new IllegalArgumentException("expected a word of filters, found " + name);
        };
    }

    private static Map<String, CelType> words(boolean traits) {
        var words = new LinkedHashMap<String, CelType>();
        for (var text : new String[] {"type", "customer", "from", "to", "segment", "trigger"}) {
            words.put(text, SimpleType.STRING);
        }
        words.put("policyVersion", SimpleType.INT);
        for (var texts : new String[] {"path", "segments", "consents"}) {
            words.put(texts, TEXTS);
        }
        if (traits) {
            words.put(TRAITS, MapType.create(SimpleType.STRING, SimpleType.DYN));
        }
        return words;
    }
}
