package safar.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One customer's way through the shop, told one story at a time and cut where the present begins. */
final class Life {
    private final Narrator narrator;
    private final Instant until;
    private Optional<Sequel> sequel;

    Life(Narrator narrator, Instant until) {
        this.narrator = narrator;
        this.until = until;
        Instant present = until.truncatedTo(ChronoUnit.SECONDS);
        // Some look at the shop right now, so that the console shows a journey that is still warm.
        if (number() % 50 == 0) {
            narrator.startAt(present.minus(narrator.dice().minutes(3, 15)));
            Screen.ofStranger(narrator, 0).show(narrator.someProducts(2, 3), narrator);
        }
        int latest = Math.toIntExact(DemoJourneys.SPAN.toDays()) - 30;
        Duration age = DemoJourneys.SPAN.minus(
                narrator.dice().chance(0.4)
                        ? narrator.dice().days(0, 60)
                        : narrator.dice().days(0, latest));
        sequel = Optional.of(new Sequel(present.minus(age), new Discovery()));
    }

    int number() {
        return narrator.person().number();
    }

    /** The earliest time at which something can happen next, or the end of time when nothing can. */
    Instant nextMoment() {
        Instant story = sequel.map(Sequel::at).orElse(Instant.MAX);
        Instant written = narrator.firstWritten().map(Touchpoint::occurredAt).orElse(Instant.MAX);
        return story.isBefore(written) ? story : written;
    }

    boolean goesOn() {
        return !nextMoment().isAfter(until);
    }

    /** Tells the next story when its time has come, otherwise hands over the next touchpoint. */
    Optional<Touchpoint> step() {
        Optional<Sequel> due = sequel.filter(story -> story.at().equals(nextMoment()));
        if (due.isEmpty()) {
            return narrator.takeFirstWritten();
        }
        narrator.startAt(due.get().at());
        sequel = due.get().story().tell(narrator);
        return Optional.empty();
    }
}
