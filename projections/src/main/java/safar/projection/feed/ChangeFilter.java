package safar.projection.feed;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Which changes somebody wants, as a CEL expression, checked and compiled once; what cannot be said of a change is not so. */
public final class ChangeFilter {

    public static final int LONGEST = 4_000;

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final String TRAITS = "traits";
    private static final Map<String, CelType> WORDS = words();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

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
        try {
            return new ChangeFilter(
                    RUNTIME.createProgram(compiler(traits).compile(text).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("expected a filter, found '%s': %s".formatted(text, e.getMessage()), e);
        }
    }

    /**
     * Whether a change is wanted.
     *
     * @param traits is asked only when the filter is about them
     */
    public boolean wants(LifecycleChange change, Supplier<Map<String, Object>> traits) {
        try {
            return Boolean.TRUE.equals(program.eval(
                    name -> name.equals(TRAITS) ? Optional.of(traits.get()) : Optional.of(value(name, change))));
        } catch (CelEvaluationException e) {
            return false;
        }
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

    private static Map<String, CelType> words() {
        var words = new LinkedHashMap<String, CelType>();
        for (var text : new String[] {"type", "customer", "from", "to", "segment", "trigger"}) {
            words.put(text, SimpleType.STRING);
        }
        words.put("policyVersion", SimpleType.INT);
        for (var texts : new String[] {"path", "segments", "consents"}) {
            words.put(texts, TEXTS);
        }
        return words;
    }

    private static CelCompiler compiler(boolean traits) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        WORDS.forEach(builder::addVar);
        if (traits) {
            builder.addVar(TRAITS, MapType.create(SimpleType.STRING, SimpleType.DYN));
        }
        return builder.build();
    }
}
