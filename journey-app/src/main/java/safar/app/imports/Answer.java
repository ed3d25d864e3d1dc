package safar.app.imports;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a receiver says to the touchpoints of one delivery. */
record Answer(int accepted, int duplicates, List<Rejection> rejected) {

    static final Answer NOTHING = new Answer(0, 0, List.of());

    Answer {
        rejected = List.copyOf(rejected);
    }

    /** A touchpoint that was not taken: its place in the delivery and the problem with it. */
    record Rejection(int index, @Nullable String id, JsonNode problem) {

        Rejection later(int by) {
            return new Rejection(index + by, id, problem);
        }
    }

    int touchpoints() {
        return accepted + duplicates + rejected.size();
    }

    /** The answer to a delivery followed by another. */
    Answer then(Answer next) {
        var before = touchpoints();
        return new Answer(
                accepted + next.accepted,
                duplicates + next.duplicates,
                Stream.concat(rejected.stream(), next.rejected.stream().map(rejection -> rejection.later(before)))
                        .toList());
    }

    Map<Integer, Rejection> rejections() {
        return rejected.stream().collect(Collectors.toMap(Rejection::index, Function.identity()));
    }
}
