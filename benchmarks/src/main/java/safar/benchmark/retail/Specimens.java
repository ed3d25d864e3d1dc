package safar.benchmark.retail;

import static safar.contract.identity.IdentifierType.EMAIL;
import static safar.contract.identity.IdentifierType.USER_ID;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.DiscreteProbabilityCollectionSampler;
import safar.benchmark.retail.Happening.Appearance;

/** Customers beside those of the workload whose journeys have an exact length, for questions whose price depends on it. */
public final class Specimens {
    private static final int BATCH = 500;

    private final RetailWorkload workload;
    private final Details details;
    private final Bodies bodies = new Bodies();
    private final DiscreteProbabilityCollectionSampler<Kind> kinds;
    private int next;

    /** Their touchpoints are numbered from {@code first} on, which must lie beyond those of the workload and of other specimens. */
    public Specimens(RetailWorkload workload, int first) {
        next = first;
        this.workload = workload;
        details = new Details(workload.seed());
        kinds = Kind.sampler(new SplittableRandom(workload.seed())::nextLong);
    }

    /** A specimen that goes by a user id. */
    public static Shopper withUserId(String name) {
        return new Shopper("specimen-" + name, List.of(USER_ID));
    }

    /** A specimen that goes by an email address, so that it may belong together with one that goes by a user id. */
    public static Shopper withEmail(String name) {
        return new Shopper("specimen-" + name, List.of(EMAIL));
    }

    /** So many touchpoints of one customer, evenly over the two years, as JSON arrays. */
    public List<byte[]> journey(Shopper shopper, int events) {
        return IntStream.iterate(0, from -> from < events, from -> from + BATCH)
                .mapToObj(from -> part(shopper, from, events))
                .toList();
    }

    /** At most 500 touchpoints more of the customer with the long journey, as a JSON array. */
    public byte[] moreOfLongJourney(int events) {
        return part(Shopper.ofLongJourney(), 0, events);
    }

    /** Touchpoints of as many customers, of each the only one, as a JSON array. */
    public byte[] newcomers(int customers) {
        return array(IntStream.range(0, customers).mapToObj(_ -> happening(withUserId("new-" + next), 0, 1)));
    }

    /** One touchpoint that is the only one of its customer, at any time. */
    public synchronized byte[] only(Shopper shopper, Instant at) {
        Appearance who = new Appearance(shopper, shopper.identifiers());
        return bodies.bytes(1, json -> details.write(new Happening(next++, kinds.sample(), who, at), json));
    }

    private byte[] part(Shopper shopper, int from, int events) {
        return array(IntStream.range(from, Math.min(events, from + BATCH))
                .mapToObj(event -> happening(shopper, event, events)));
    }

    private byte[] array(Stream<Happening> happenings) {
        return bodies.bytes(BATCH, json -> {
            json.writeStartArray();
            happenings.forEach(happening -> details.write(happening, json));
            json.writeEndArray();
        });
    }

    private Happening happening(Shopper shopper, int event, int events) {
        long ago = RetailWorkload.SPAN.toMillis() * (events - event) / (events + 1);
        Appearance who = new Appearance(shopper, shopper.identifiers());
        return new Happening(next++, kinds.sample(), who, workload.until().minusMillis(ago));
    }
}
