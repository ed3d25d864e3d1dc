package safar.app.imports.mapping;

import java.util.List;
import java.util.stream.Stream;

/** Lines of the file and all that became of them. */
public record Mapped(List<? extends Line> lines, List<Outcome> outcomes) {

    static Mapped refused(Line line, String reason) {
        return new Mapped(List.of(line), List.of(new Outcome.Refused(reason)));
    }

    public Stream<Outcome.Touchpoint> touchpoints() {
        return outcomes.stream()
                .flatMap(outcome ->
                        outcome instanceof Outcome.Touchpoint touchpoint ? Stream.of(touchpoint) : Stream.empty());
    }
}
