package safar.benchmark.retail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.DiscreteProbabilityCollectionSampler;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import safar.benchmark.retail.Happening.Appearance;
import safar.contract.identity.IdentifierType;

/** Who does what when, one touchpoint a tick, in the order of delivery: a late one merely happened long before its tick. */
final class Timeline {
    private static final double EXPONENT = 1.1;
    private static final double SHIFT = 200;
    private static final double LATE = 0.05;

    private final RetailWorkload workload;
    private final Instant start;
    private final UniformRandomProvider random;
    private final Spread places;
    private final DiscreteSampler ranks;
    private final DiscreteProbabilityCollectionSampler<Kind> kinds;

    Timeline(RetailWorkload workload) {
        this.workload = workload;
        start = workload.until().truncatedTo(ChronoUnit.SECONDS).minus(RetailWorkload.SPAN);
        random = new SplittableRandom(workload.seed())::nextLong;
        places = Spread.over(workload.touchpoints(), random.nextLong());
        ranks = AliasMethodDiscreteSampler.of(random, zipfMandelbrot(workload.customers()));
        kinds = Kind.sampler(random);
    }

    private static double[] zipfMandelbrot(int customers) {
        return IntStream.rangeClosed(1, customers)
                .mapToDouble(rank -> Math.pow(rank + SHIFT, -EXPONENT))
                .toArray();
    }

    /** To be asked for the numbers from 0 on, one after the other. */
    Happening happening(int number) {
        Appearance who = appearance(places.at(number));
        Kind kind = kinds.sample();
        long sinceStart = RetailWorkload.SPAN.toMillis() * number / workload.touchpoints();
        long lateness = random.nextDouble() < LATE ? lateness(sinceStart) : 0;
        return new Happening(number, kind, who, start.plusMillis(sinceStart - lateness));
    }

    boolean comesTwice() {
        return random.nextDouble() < 0.01;
    }

    int ticksUntilRepeat() {
        return random.nextInt(1, 10_000);
    }

    /** Each customer has one place of their own, at which all their identifiers show; the long journey has 10,000; the rest go by activity. */
    private Appearance appearance(long place) {
        if (place < workload.customers()) {
            Shopper shopper = Shopper.ranked(Math.toIntExact(place));
            return new Appearance(shopper, shopper.identifiers());
        }
        boolean ofLongJourney = place < workload.customers() + RetailWorkload.LONG_JOURNEY;
        Shopper shopper = ofLongJourney ? Shopper.ofLongJourney() : Shopper.ranked(ranks.sample());
        List<IdentifierType> identifiers = shopper.identifiers();
        int one = identifiers.size() == 1 ? 0 : random.nextInt(identifiers.size());
        return new Appearance(shopper, identifiers.subList(one, one + 1));
    }

    private long lateness(long sinceStart) {
        return random.nextLong(Math.min(sinceStart, RetailWorkload.LATEST.toMillis()) + 1);
    }
}
