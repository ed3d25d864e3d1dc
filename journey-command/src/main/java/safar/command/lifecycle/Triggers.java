package safar.command.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import safar.command.lifecycle.Causes.Cause;
import safar.command.lifecycle.Derived.Entry;
import safar.contract.lifecycle.Trigger;

/**
 * Why did a stage come about? What was known before and led to nothing then cannot be the reason now.
 *
 * @param reconciled how far everything that followed was announced
 * @param lateAfter what becomes known later than this after it happened is late
 */
public record Triggers(Causes causes, Reconciled reconciled, Duration lateAfter) {

    /** @param otherwise the reason if it is neither the event nor the deadline itself */
    Trigger of(Entry entry, Trigger otherwise) {
        return entry.byTime()
                ? ofDeadline(entry.at(), known(entry.causes()), otherwise)
                : ofEvent(entry.at(), known(entry.causes()), otherwise);
    }

    Trigger ofEvent(Instant at, Optional<Cause> cause, Trigger otherwise) {
        if (cause.isEmpty() || cause.get().position() <= reconciled.position()) {
            return otherwise;
        }
        if (cause.get().imported()) {
            return Trigger.IMPORT;
        }
        return cause.get().knownAt().isAfter(at.plus(lateAfter)) ? Trigger.LATE_DATA : Trigger.EVENT;
    }

    /** A deadline that had passed before its cause became known is part of that late news. */
    private Trigger ofDeadline(Instant at, Optional<Cause> cause, Trigger otherwise) {
        if (cause.filter(known -> at.isBefore(known.knownAt())).isPresent()) {
            return ofEvent(Instant.MIN, cause, otherwise);
        }
        return at.isAfter(reconciled.moment()) ? Trigger.TIME : otherwise;
    }

    Optional<Cause> known(List<String> eventIds) {
        return eventIds.stream().flatMap(id -> causes.of(id).stream()).findFirst();
    }
}
