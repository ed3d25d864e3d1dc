package safar.app.segment;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import safar.app.whole.RunningSafar;
import tools.jackson.databind.JsonNode;

/** The whole program; what it took is read where everybody reads it, in the journeys of its customers. */
record SegmentWhole(RunningSafar safar) implements SegmentServer {

    static SegmentWhole on(Path data) {
        return new SegmentWhole(RunningSafar.on(data));
    }

    @Override
    public URI url() {
        return safar.url();
    }

    @Override
    public String token() {
        return safar.token();
    }

    @Override
    public List<JsonNode> delivered() {
        return safar.all("/api/customers")
                .flatMap(customer -> safar.all("/api/customers/%s/journey"
                        .formatted(customer.path("id").asString())))
                .toList();
    }

    @Override
    public void close() {
        safar.close();
    }
}
