package safar.contract;

import java.util.function.BiFunction;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** A question put to history: the answer before anything happened, and what each event does to it. */
public record View<S, E>(S initial, BiFunction<S, Recorded<E>, S> evolve) {

    /** The answer after {@code history}, oldest first; live delivery takes the same steps one at a time. */
    public S replay(Stream<Recorded<E>> history) {
        return history.gather(Gatherers.fold(() -> initial, evolve)).findFirst().orElse(initial);
    }
}
