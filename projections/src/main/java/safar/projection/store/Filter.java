package safar.projection.store;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which documents are meant: those that fulfil every condition. */
public record Filter(List<Condition> conditions) {

    public Filter {
        conditions = List.copyOf(conditions);
    }

    public static Filter everything() {
        return new Filter(List.of());
    }

    /** The field has this value; of tags, this is among them. */
    public Filter equal(String field, Object value) {
        return in(field, List.of(value));
    }

    /** The field has one of the values; of tags, at least one is among them. */
    public Filter in(String field, Collection<?> values) {
        return and(new Condition.In(field, List.copyOf(values)));
    }

    /** The number or time is at least {@code from} and less than {@code to}; null leaves a side open. */
    public Filter range(String field, @Nullable Object from, @Nullable Object to) {
        return and(new Condition.Range(field, from, to));
    }

    /** The text starts with {@code prefix}, letter case included. */
    public Filter prefix(String field, String prefix) {
        return and(new Condition.Prefix(field, prefix));
    }

    /** The search text contains {@code part} after both are normalised; of tags, {@code part} is one. */
    public Filter contains(String field, String part) {
        return and(new Condition.Contains(field, part));
    }

    private Filter and(Condition condition) {
        return new Filter(
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    /** One demand on one field; a document without the field never fulfils it. */
    public sealed interface Condition {
        String field();

        record In(String field, List<Object> values) implements Condition {
            In mapped(UnaryOperator<Object> operand) {
                return new In(field, values.stream().map(operand).toList());
            }
        }

        record Range(
                String field,
                @Nullable Object from,
                @Nullable Object to) implements Condition {
            Range mapped(UnaryOperator<Object> operand) {
                return new Range(
                        field, from == null ? null : operand.apply(from), to == null ? null : operand.apply(to));
            }
        }

        record Prefix(String field, String prefix) implements Condition {}

        record Contains(String field, String part) implements Condition {}
    }
}
