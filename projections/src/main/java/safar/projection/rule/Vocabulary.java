package safar.projection.rule;

import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The words that conditions about one kind of thing may use, with their types and what they mean of a thing. */
public final class Vocabulary<T> {

    private final CelCompiler compiler;
    private final BiFunction<String, T, Optional<Object>> values;

    public Vocabulary(Map<String, CelType> words, BiFunction<String, T, Optional<Object>> values) {
        this.compiler = Cel.compiler(words);
        this.values = values;
    }

    /** A condition, checked and compiled once; refuses, with the position in the text, what is unknown or of the wrong type. */
    public Condition<T> condition(String text) {
        var program = Cel.program(compiler, "condition", text);
        return thing -> Cel.holds(program, name -> values.apply(name, thing));
    }

    /** True or false of a thing, and false where it cannot be said. */
    @FunctionalInterface
    public interface Condition<T> {
        boolean holds(T thing);
    }
}
