package safar.query.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.projection.customer.Walk;
import safar.projection.customer.Walk.Move;
import safar.query.QueryProblem;
import safar.query.customer.CustomerAnswers;
import safar.query.replay.Moments.Moment;
import safar.query.replay.Replays.Whom;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Says of any value of a customer's view which events made it what it is, and by which rule. */
@Component
final class Whys {

    /** The latest changes are told in full; of the others only how many there were. */
    private static final int TOLD = 100;

    private final CustomerAnswers answers;
    private final Replays replays;
    private final Rulebook rulebook;

    Whys(CustomerAnswers answers, Replays replays, Rulebook rulebook) {
        this.answers = answers;
        this.replays = replays;
        this.rulebook = rulebook;
    }

    /**
     * A change of the value.
     *
     * @param causes ids of the events that caused it; where time alone did, the last one before the silence
     * @param trigger {@code event} or {@code time}
     */
    record Cause(
            Instant at,
            String trigger,
            List<String> causes,
            @Nullable JsonNode from,
            @Nullable JsonNode to) {}

    /**
     * Why a value is what it is.
     *
     * @param since when it last changed
     * @param causes ids of the events that caused the last change
     * @param changes all changes that led to it, the latest first, at most 100
     * @param changed how many there were
     */
    record Why(
            String path,
            JsonNode value,
            @Nullable Instant since,
            String words,
            Rulebook.Rule rule,
            List<String> causes,
            List<Cause> changes,
            int changed,
            long position) {}

    Why of(Whom whom, JsonPointer path, Moment moment) {
        var replay = replays.of(whom, moment.position());
        var customer = replay.customer(whom.stream(), moment.validAt());
        var value = answers.complete(customer, moment.position(), moment.by()).at(path);
        if (value.isMissingNode() || path.matches()) {
            throw QueryProblem.badParameter("path", "the view of this customer has nothing at '%s'".formatted(path));
        }
        var walk = replay.walk(whom.stream());
        var changes = changes(walk, rulebook.source(path), moment);
        var latest = changes.isEmpty() ? null : changes.getLast();
        var rule = rulebook.rule(path, customer.view(), moment.position());
        return new Why(
                path.toString(),
                value,
                latest == null ? null : latest.at(),
                rulebook.words(path, value, rule),
                rule,
                latest == null ? List.of() : latest.causes(),
                changes.reversed().stream().limit(TOLD).toList(),
                changes.size(),
                moment.position());
    }

    private static List<Cause> changes(Walk walk, JsonPointer source, Moment moment) {
        var changes = new ArrayList<Cause>();
        var unfolding = new Unfolding(walk);
        walk.moves(Walk.Place.START, moment.validAt())
                .filter(move -> move.touches(source.getMatchingProperty()))
                .forEach(move -> {
                    var change = unfolding.change(move);
                    if (change.touches(source)) {
                        changes.add(cause(
                                move, change.before().at(source), change.after().at(source)));
                    }
                });
        return changes;
    }

    private static Cause cause(Move move, JsonNode before, JsonNode after) {
        var entry = move.entry();
        var causes =
                entry == null ? move.after().lifecycle().current().orElseThrow().cause() : List.of(entry.eventId());
        return new Cause(move.at(), entry == null ? "time" : "event", causes, orNull(before), orNull(after));
    }

    private static @Nullable JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? null : node;
    }
}
