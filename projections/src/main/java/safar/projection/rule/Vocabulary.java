package safar.projection.rule;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The words that conditions about one kind of thing may use, with their types and what they mean of a thing. */
public final class Vocabulary<T> {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelCompiler compiler;
    private final BiFunction<String, T, Optional<Object>> values;

    public Vocabulary(Map<String, CelType> words, BiFunction<String, T, Optional<Object>> values) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        words.forEach(builder::addVar);
        this.compiler = builder.build();
        this.values = values;
    }

    /** A condition, checked and compiled once; refuses, with the position in the text, what is unknown or of the wrong type. */
    public Condition<T> condition(String text) {
        try {
            var program = RUNTIME.createProgram(compiler.compile(text).getAst());
            return thing -> holds(program, thing);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(
                    "expected a condition, found '%s': %s".formatted(text, e.getMessage()), e);
        }
    }

    private boolean holds(CelRuntime.Program program, T thing) {
        try {
            return Boolean.TRUE.equals(program.eval(name -> values.apply(name, thing)));
        } catch (CelEvaluationException _) {
            // of this thing it cannot be said
            return false;
        }
    }

    /** True or false of a thing, and false where it cannot be said. */
    @FunctionalInterface
    public interface Condition<T> {
        boolean holds(T thing);
    }
}
