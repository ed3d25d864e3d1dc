package safar.benchmark.retail;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds as a test reads them. */
final class Feeds {
    static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Feeds() {}

    static RetailWorkload workload(long seed, double scale) {
        return new RetailWorkload(seed, scale, UNTIL);
    }

    static byte[] bytes(RetailFeed feed) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        untilEnd(() -> feed.batch(500)).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static List<JsonNode> touchpoints(RetailFeed feed) {
        return untilEnd(() -> feed.batch(500)).flatMap(Feeds::elements).toList();
    }

    static Stream<byte[]> untilEnd(Supplier<Optional<byte[]>> source) {
        return Stream.generate(source).takeWhile(Optional::isPresent).flatMap(Optional::stream);
    }

    static Stream<JsonNode> elements(byte[] batch) {
        return JSON.readTree(batch).values().stream();
    }

    static JsonNode element(byte[] single) {
        return JSON.readTree(single);
    }
}
