package safar.command.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import safar.command.lifecycle.Announced.Stage;
import safar.command.lifecycle.Derived.Entry;
import safar.contract.lifecycle.Circumstances;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.Trigger;

/**
 * The way from the stage announced last to the present one. What just happened, and every deadline that passed, is told by itself; what was
 * learnt late or came of other rules is told as one change with the path it took.
 */
final class StagesMissing {

    private final Derived now;
    private final @Nullable Stage last;
    private final BiFunction<Entry, Trigger, Circumstances> circumstances;
    private final List<LifecycleEvent> told = new ArrayList<>();
    private final List<Entry> untold = new ArrayList<>();
    private @Nullable String from;
    private @Nullable Trigger why;

    StagesMissing(Derived now, @Nullable Stage last, BiFunction<Entry, Trigger, Circumstances> circumstances) {
        this.now = now;
        this.last = last;
        this.circumstances = circumstances;
        this.from = last == null ? null : last.name();
    }

    List<LifecycleEvent> told(Triggers triggers, Trigger otherwise) {
        var history = now.history();
        var standing = standing(history);
        if (last != null && standing >= 0 && !history.get(standing).stage().equals(last.name())) {
            // at the time of the last announcement history now says otherwise
            hold(history.get(standing), otherwise);
        }
        for (var entry : history.subList(standing + 1, history.size())) {
            var trigger = triggers.of(entry, otherwise);
            if (trigger.isLive()) {
                tellHeld();
                hold(entry, trigger);
                tellHeld();
            } else {
                hold(entry, trigger);
            }
        }
        tellHeld();
        return told;
    }

    /** Where history stood when the last announced stage began, -1 before its beginning. */
    private int standing(List<Entry> history) {
        if (last == null) {
            return -1;
        }
        Instant since = last.since();
        var standing = -1;
        for (var i = 0; i < history.size() && !history.get(i).at().isAfter(since); i++) {
            standing = i;
            if (history.get(i).at().equals(since) && history.get(i).stage().equals(last.name())) {
                return i;
            }
        }
        return standing;
    }

    private void hold(Entry entry, Trigger trigger) {
        untold.add(entry);
        why = trigger;
    }

    private void tellHeld() {
        if (untold.isEmpty() || why == null) {
            return;
        }
        var arrived = untold.getLast();
        if (!arrived.stage().equals(from)) {
            var path = untold.subList(0, untold.size() - 1).stream()
                    .map(Entry::stage)
                    .toList();
            told.add(new LifecycleStageChanged(
                    now.customer(), from, arrived.stage(), path, circumstances.apply(arrived, why)));
            from = arrived.stage();
        }
        untold.clear();
    }
}
