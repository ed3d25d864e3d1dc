package safar.projection.lifecycle;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** A CEL expression over {@link Variable}s, checked and compiled once; true or false, and false where it cannot be said. */
final class Condition {

    /** A score of 9.0 may be compared with 9. */
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    static final Condition ALWAYS = new Condition("true");

    private final String text;
    private final CelRuntime.Program program;

    /** Refuses, with the position in the text, what is unknown or of the wrong type. */
    Condition(String text) {
        this.text = text;
        try {
            this.program = RUNTIME.createProgram(COMPILER.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(
                    "expected a condition, found '%s': %s".formatted(text, e.getMessage()), e);
        }
    }

    boolean holds(Moment moment) {
        try {
            return Boolean.TRUE.equals(program.eval(name -> Variable.valueOf(name, moment)));
        } catch (CelEvaluationException e) {
            // a trait that this customer does not have, or of another type: nothing can be said of it
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (var variable : Variable.values()) {
            builder.addVar(variable.label(), variable.type());
        }
        return builder.build();
    }
}
