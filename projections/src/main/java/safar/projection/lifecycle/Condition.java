package safar.projection.lifecycle;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import safar.projection.rule.Cel;

/** A CEL expression over {@link Variable}s, checked and compiled once; true or false, and false where it cannot be said. */
final class Condition {

    static final Condition ALWAYS = new Condition("true", About.MOMENT);

    private final String text;
    private final boolean always;
    private final CelRuntime.Program program;

    /** Refuses, with the position in the text, what is unknown or of the wrong type. */
    Condition(String text, About about) {
        this.text = text;
        this.always = text.strip().equals("true");
        this.program = Cel.program(about.compiler(), "condition", text);
    }

    /** What is wrong with an expression; empty when it can be a condition. */
    static List<Fault> faults(String text, About about) {
        return about.compiler().compile(text).getErrors().stream()
                .map(issue -> new Fault(
                        detail(issue, about),
                        Math.max(1, issue.getSourceLocation().getLine()),
                        Math.max(0, issue.getSourceLocation().getColumn()) + 1))
                .toList();
    }

    /** The variables that an expression names, each once. */
    static List<Variable> variablesIn(String text, About about) {
        try {
            var names = CelNavigableAst.fromAst(about.compiler().compile(text).getAst())
                    .getRoot()
                    .allNodes()
                    .map(node -> node.expr())
                    .filter(expression -> expression.getKind() == CelExpr.ExprKind.Kind.IDENT)
                    .map(expression -> expression.ident().name())
                    .collect(Collectors.toUnmodifiableSet());
            return Arrays.stream(Variable.values())
                    .filter(variable -> names.contains(variable.label()))
                    .toList();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("expected a condition, found '%s'".formatted(text), e);
        }
    }

    boolean holds(Moment moment) {
        return always || Cel.holds(program, name -> Variable.valueOf(name, moment));
    }

    @Override
    public String toString() {
        return text;
    }

    private static String detail(CelIssue issue, About about) {
        var message = issue.getMessage();
        return message.startsWith("undeclared reference") ? message + "; the variables are " + about.names() : message;
    }
}
