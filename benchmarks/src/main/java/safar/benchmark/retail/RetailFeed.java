package safar.benchmark.retail;

import java.util.Optional;

/** The workload as bytes in the order of delivery, for any number of senders at once; it ends when all has been taken. */
public final class RetailFeed {
    private final Bodies bodies = new Bodies();
    private final Deliveries deliveries;
    private final Details details;

    RetailFeed(RetailWorkload workload) {
        deliveries = new Deliveries(workload);
        details = new Details(workload.seed());
    }

    /** The next touchpoint as a JSON object, or nothing at the end. */
    public synchronized Optional<byte[]> single() {
        return deliveries.atEnd()
                ? Optional.empty()
                : Optional.of(bodies.bytes(1, writer -> details.write(deliveries.next(), writer)));
    }

    /** The next {@code size} touchpoints as a JSON array, fewer before the end, or nothing at the end. */
    public synchronized Optional<byte[]> batch(int size) {
        return deliveries.atEnd()
                ? Optional.empty()
                : Optional.of(bodies.bytes(size, writer -> {
                    writer.writeStartArray();
                    for (int i = 0; i < size && !deliveries.atEnd(); i++) {
                        details.write(deliveries.next(), writer);
                    }
                    writer.writeEndArray();
                }));
    }

    /** What has been taken so far. */
    public synchronized Tally tally() {
        return deliveries.tally();
    }
}
