package safar.projection.lifecycle;

import dev.cel.compiler.CelCompiler;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import safar.projection.rule.Cel;

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
        var variables = Arrays.stream(Variable.values()).filter(may).toList();
        this.compiler =
                Cel.compiler(variables.stream().collect(Collectors.toUnmodifiableMap(Variable::label, Variable::type)));
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
