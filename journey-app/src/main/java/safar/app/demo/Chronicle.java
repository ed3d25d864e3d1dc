package safar.app.demo;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** All lives woven into one line of time; it holds what is under way, never what is past or still far off. */
final class Chronicle implements Iterator<Touchpoint> {
    private final PriorityQueue<Life> lives =
            new PriorityQueue<>(Comparator.comparing(Life::nextMoment).thenComparingInt(Life::number));
    private Optional<Touchpoint> next;

    Chronicle(DemoJourneys demo) {
        World world = new World();
        SplittableRandom seeds = new SplittableRandom(demo.seed());
        for (int number = 0; number < demo.customers(); number++) {
            Dice dice = new Dice(seeds.split());
            lives.add(
                    new Life(new Narrator(Person.meet(number, world, dice), world, dice, demo.until()), demo.until()));
        }
        next = advance();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Touchpoint next() {
        Touchpoint touchpoint = next.orElseThrow(NoSuchElementException::new);
        next = advance();
        return touchpoint;
    }

    private Optional<Touchpoint> advance() {
        Optional<Touchpoint> happened = Optional.empty();
        while (happened.isEmpty() && !lives.isEmpty()) {
            Life life = lives.remove();
            happened = life.step();
            if (life.goesOn()) {
                lives.add(life);
            }
        }
        return happened;
    }
}
