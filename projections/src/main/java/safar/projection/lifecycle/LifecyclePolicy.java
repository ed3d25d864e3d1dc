package safar.projection.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.Summary;
import safar.projection.journey.TapeEntry;
import safar.projection.lifecycle.PolicyDocument.Rule;

/**
 * Stages and the ways between them. Evaluated in canonical order at each event and at each deadline; a stage is passed at most once in an
 * instant, so that rules that chase each other come to rest.
 */
public final class LifecyclePolicy {

    private final int version;
    private final Terms terms;
    private final String initial;
    private final List<String> stages;
    private final List<Rule> rules;
    private final List<Transition> atEvents;
    private final List<Transition> atDeadlines;

    LifecyclePolicy(int version, Terms terms, PolicyDocument document, List<Transition> transitions) {
        this.version = version;
        this.terms = terms;
        this.initial = document.initial();
        this.stages = List.copyOf(document.stages());
        this.rules = List.copyOf(document.transitions());
        var byPriority = transitions.stream()
                .sorted(Comparator.comparingInt(Transition::priority))
                .toList();
        this.atEvents = byPriority.stream().filter(t -> !t.byTime()).toList();
        this.atDeadlines = byPriority.stream().filter(Transition::byTime).toList();
    }

    public int version() {
        return version;
    }

    /** All stages, in the order in which they are best shown. */
    public List<String> stages() {
        return stages;
    }

    /** The rules by which one stage can lead to another, by time alone or at an event, as their author wrote them. */
    public List<Rule> rules(String from, String to, boolean byTime) {
        return rules.stream()
                .filter(rule -> rule.from().contains(from) && rule.to().equals(to) && rule.byTime() == byTime)
                .toList();
    }

    /** The state after one more fact; {@code after} is the summary that includes it. */
    public LifecycleState step(LifecycleState state, Summary before, TapeEntry entry, Summary after) {
        var at = entry.key().at();
        var arrived = advance(state, before, at.minusMillis(1));
        if (arrived.history().isEmpty()) {
            arrived = enter(arrived, initial, at, entry.eventId(), "event", 0);
        }
        var moved = atInstant(arrived.at(entry.eventId()), after, entry);
        var occasion = new Occasion(at, List.of(entry.eventId()), "event");
        return terms.segments().observe(moved, new Moment(after, moved, entry, terms), occasion);
    }

    /** The state once time alone has gone on to {@code until}, inclusive. */
    public LifecycleState advance(LifecycleState state, Summary summary, Instant until) {
        var moved = state;
        var passed = new HashSet<Passage>();
        for (var next = next(moved, summary); next.isPresent(); next = next(moved, summary)) {
            var due = next.get();
            if (due.at().isAfter(until) || !passed.add(new Passage(due.to(), due.at()))) {
                return moved;
            }
            moved = enter(
                    moved,
                    due.to(),
                    due.at(),
                    moved.lastEvent(),
                    "time",
                    summary.purchases().count());
            var occasion = new Occasion(due.at(), moved.history().getLast().cause(), "time");
            moved = terms.segments().observe(moved, new Moment(summary, moved, null, terms), occasion);
        }
        return moved;
    }

    /** When time alone will next change the stage, if nothing more happens. */
    public Optional<Instant> nextDue(LifecycleState state, Summary summary) {
        return next(state, summary).map(Due::at);
    }

    private record Passage(String stage, Instant at) {}

    private record Due(String to, Instant at) {}

    private LifecycleState atInstant(LifecycleState state, Summary summary, TapeEntry entry) {
        var moved = state;
        var passed = new HashSet<String>();
        for (var to = firstHolding(moved, summary, entry);
                to.isPresent() && passed.add(to.get());
                to = firstHolding(moved, summary, entry)) {
            moved = enter(
                    moved,
                    to.get(),
                    entry.key().at(),
                    entry.eventId(),
                    "event",
                    summary.purchases().count());
        }
        return moved;
    }

    private Optional<String> firstHolding(LifecycleState state, Summary summary, TapeEntry entry) {
        var stage = stageOf(state);
        var moment = new Moment(summary, state, entry, terms);
        var at = entry.key().at();
        var since = state.current().map(StageChange::at).orElse(at);
        for (var transition : atEvents) {
            if (transition.leaves(stage) && transition.happens(moment, at, since)) {
                return Optional.of(transition.to());
            }
        }
        return Optional.empty();
    }

    private Optional<Due> next(LifecycleState state, Summary summary) {
        if (state.history().isEmpty()) {
            return Optional.empty();
        }
        var since = state.history().getLast().at();
        var moment = new Moment(summary, state, null, terms);
        Due first = null;
        for (var transition : atDeadlines) {
            var due = transition.leaves(stageOf(state)) ? transition.due(moment, since) : Optional.<Instant>empty();
            if (due.isPresent() && (first == null || due.get().isBefore(first.at()))) {
                first = new Due(transition.to(), due.get().isBefore(since) ? since : due.get());
            }
        }
        return Optional.ofNullable(first);
    }

    private String stageOf(LifecycleState state) {
        return state.current().map(StageChange::stage).orElse(initial);
    }

    private static LifecycleState enter(
            LifecycleState state, String stage, Instant at, @Nullable String cause, String trigger, int purchases) {
        var history = new ArrayList<>(state.history());
        history.add(new StageChange(stage, at, cause == null ? List.of() : List.of(cause), trigger));
        return new LifecycleState(history, purchases, state.lastEvent(), state.memberships());
    }
}
