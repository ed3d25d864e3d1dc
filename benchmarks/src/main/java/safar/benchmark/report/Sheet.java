package safar.benchmark.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured, round by round, and why the rest was not. */
public final class Sheet {

    private final Map<Figure, Map<Contestant, List<Double>>> measured = new EnumMap<>(Figure.class);
    private final Map<Figure, String> reasons = new EnumMap<>(Figure.class);

    /** Notes one round's measurement. */
    public void note(Figure figure, Contestant contestant, double value) {
        measured.computeIfAbsent(figure, _ -> new EnumMap<>(Contestant.class))
                .computeIfAbsent(contestant, _ -> new ArrayList<>())
                .add(value);
    }

    public void note(Figure figure, double value) {
        note(figure, Contestant.SAFAR, value);
    }

    /** Notes why a figure is not there. */
    public void notMeasured(Figure figure, String reason) {
        reasons.putIfAbsent(figure, reason);
    }

    public Optional<Rounds> of(Figure figure) {
        return of(figure, Contestant.SAFAR);
    }

    Optional<Rounds> of(Figure figure, Contestant contestant) {
        return Optional.ofNullable(measured.getOrDefault(figure, Map.of()).get(contestant))
                .map(Rounds::new);
    }

    /** The ratio in each round in which both were measured. */
    Optional<Rounds> ratio(Figure figure, Figure.Ratio ratio) {
        return of(figure).flatMap(ours -> of(figure, ratio.to()).map(theirs -> ours.per(theirs)));
    }

    Optional<String> reason(Figure figure) {
        return Optional.ofNullable(reasons.get(figure));
    }
}
