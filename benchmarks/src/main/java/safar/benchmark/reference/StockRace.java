package safar.benchmark.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import safar.benchmark.load.Load;
import safar.benchmark.retail.RetailWorkload;
import tools.jackson.databind.json.JsonMapper;

/** The first touchpoints of the workload through stock Axon, one command each, then the view once more. */
final class StockRace {

    private static final int THREADS = 32;
    private static final int WARM_UP = 10;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path folder;
    private final List<TouchpointRecorded> touchpoints;

    StockRace(Path folder, long seed, int events) {
        this.folder = folder;
        this.touchpoints = slice(seed, events);
    }

    private static List<TouchpointRecorded> slice(long seed, int events) {
        var feed = RetailWorkload.of(seed, 1).feed();
        var json = JsonMapper.shared();
        return IntStream.iterate(0, from -> from < events, from -> from + 500)
                .mapToObj(from -> feed.batch(Math.min(500, events - from)))
                .flatMap(batch -> batch.map(json::readTree).stream())
                .flatMap(array -> array.valueStream())
                .map(TouchpointRecorded::of)
                .toList();
    }

    Map<String, Double> run() throws Exception {
        Files.createDirectories(folder);
        try (var stock = StockAxon.start(folder)) {
            var warm = touchpoints.size() / WARM_UP;
            ingest(stock, touchpoints.subList(0, warm));
            var ingested = ingest(stock, touchpoints.subList(warm, touchpoints.size()));
            stock.awaitView(touchpoints.size());
            var began = System.nanoTime();
            stock.replay();
            stock.awaitView(touchpoints.size());
            var replayed = Timing.perSecond(touchpoints.size(), System.nanoTime() - began);
            return Map.of("ingest", ingested, "rebuild", replayed);
        }
    }

    private static double ingest(StockAxon stock, List<TouchpointRecorded> slice) {
        var next = new AtomicInteger();
        return Load.closed(THREADS, LONGEST)
                .run(
                        () -> {
                            var number = next.getAndIncrement();
                            if (number >= slice.size()) {
                                return 0;
                            }
                            stock.record(slice.get(number));
                            return 1;
                        },
                        _ -> {})
                .perSecond();
    }
}
