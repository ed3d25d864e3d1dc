package safar.projection.lifecycle;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an expression is about, which decides which variables it may name. */
enum About {
    /** A customer at the moment of an event or a deadline. */
    MOMENT(_ -> true),
    /** A customer at any time. */
    CUSTOMER(variable -> !variable.isOfTheMoment());

    @SuppressWarnings("ImmutableEnumChecker") // a compiler does not change once it is built
    private final CelCompiler compiler;

    private final String names;

    About(Predicate<Variable> may) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(Dialect.OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        var variables = Arrays.stream(Variable.values()).filter(may).toList();
        variables.forEach(variable -> builder.addVar(variable.label(), variable.type()));
        this.compiler = builder.build();
        this.names = variables.stream().map(Variable::label).collect(Collectors.joining(", "));
    }

    CelCompiler compiler() {
        return compiler;
    }

    /** The variables, in words. */
    String names() {
        return names;
    }
}
