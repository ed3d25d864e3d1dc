package safar.benchmark.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The same thing measured round after round; its figure is the median. */
public record Rounds(List<Double> values) {

    public Rounds {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one round, found none");
        }
        values = List.copyOf(values);
    }

    public double median() {
        var sorted = values.stream().sorted().toList();
        var upper = sorted.get(sorted.size() / 2);
        return sorted.size() % 2 == 1 ? upper : (sorted.get(sorted.size() / 2 - 1) + upper) / 2;
    }

    public double least() {
        return Collections.min(values);
    }

    public double most() {
        return Collections.max(values);
    }

    Rounds per(Rounds others) {
        return new Rounds(IntStream.range(0, Math.min(values.size(), others.values.size()))
                .mapToObj(round -> values.get(round) / others.values.get(round))
                .toList());
    }
}
