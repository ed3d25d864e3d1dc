package safar.benchmark.retail;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The workload as bytes in the order of delivery, for any number of senders at once; it ends when all has been taken. */
public final class RetailFeed {
    private static final int USUAL_BYTES = 400;

    private final JsonFactory json = new JsonFactory();
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
                : Optional.of(bytes(1, writer -> details.write(deliveries.next(), writer)));
    }

    /** The next {@code size} touchpoints as a JSON array, fewer before the end, or nothing at the end. */
    public synchronized Optional<byte[]> batch(int size) {
        return deliveries.atEnd()
                ? Optional.empty()
                : Optional.of(bytes(size, writer -> {
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

    private byte[] bytes(int touchpoints, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(touchpoints * USUAL_BYTES);
        try (JsonGenerator writer = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(writer);
        }
        return bytes.toByteArray();
    }
}
