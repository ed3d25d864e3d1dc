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
import dev.cel.runtime.CelVariableResolver;
import java.util.Map;

/** How CEL is read here: an expression is true or false, and a score of 9.0 may be compared with 9. */
public final class Cel {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private Cel() {}

    /** Checks expressions that may use these words. */
    public static CelCompiler compiler(Map<String, CelType> words) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        words.forEach(builder::addVar);
        return builder.build();
    }

    /**
     * An expression, checked and compiled once; refuses, with the position in the text, what is unknown or of the wrong type.
     *
     * @param what it is in the words of whoever wrote it
     */
    public static CelRuntime.Program program(CelCompiler compiler, String what, String text) {
        try {
            return RUNTIME.createProgram(compiler.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(
                    "expected a %s, found '%s': %s".formatted(what, text, e.getMessage()), e);
        }
    }

    /** Whether it holds; it does not where that cannot be said, as of a trait that somebody does not have or of another type. */
    public static boolean holds(CelRuntime.Program program, CelVariableResolver words) {
        try {
            return Boolean.TRUE.equals(program.eval(words));
        } catch (CelEvaluationException _) {
            return false;
        }
    }
}
