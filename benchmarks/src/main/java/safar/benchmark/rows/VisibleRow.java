package safar.benchmark.rows;

import static safar.benchmark.report.Figure.VISIBLE_P99;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import safar.benchmark.load.Api;
import safar.benchmark.load.Latencies;
import safar.benchmark.load.Load;
import safar.benchmark.retail.RetailFeed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long after the acknowledgement the customer view shows a touchpoint: every twentieth is asked for at once, until it is there. */
final class VisibleRow {

    private static final double PER_SECOND = 2_000;
    private static final int CONNECTIONS = 32;
    private static final int SAMPLED = 20;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int BEHIND = 503;

    private final Subject subject;
    private final RetailFeed feed;
    private final Delivered delivered;
    private final ConcurrentHistogram latencies = Latencies.empty();

    VisibleRow(Subject subject, RetailFeed feed, Delivered delivered) {
        this.subject = subject;
        this.feed = feed;
        this.delivered = delivered;
    }

    void measure() {
        subject.progress().step("acknowledged to visible");
        try (var writes = subject.server().api(CONNECTIONS);
                var reads = subject.server().api(CONNECTIONS);
                var watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            var number = new AtomicInteger();
            Load.paced(CONNECTIONS, PER_SECOND, LONGEST)
                    .run(
                            () -> {
                                var single = feed.single().orElse(null);
                                if (single == null) {
                                    return 0;
                                }
                                var receipt = writes.deliver(single);
                                var acknowledged = System.nanoTime();
                                delivered.add(receipt);
                                if (number.getAndIncrement() % SAMPLED == 0) {
                                    watchers.execute(() -> watch(reads, single, receipt.position(), acknowledged));
                                }
                                return 1;
                            },
                            subject.progress()::reached);
        }
        subject.note(VISIBLE_P99, Latencies.millis(latencies));
    }

    private void watch(Api api, byte[] touchpoint, long position, long acknowledged) {
        var customer = JsonMapper.shared().readTree(touchpoint).path("customer");
        var path = "/api/customers?identifier=%s&minPosition=%d".formatted(identifier(customer), position);
        while (api.tryGet(path).status() == BEHIND) {
            if (System.nanoTime() - acknowledged > LONGEST.toNanos()) {
                break;
            }
        }
        latencies.recordValue(System.nanoTime() - acknowledged);
    }

    private static String identifier(JsonNode customer) {
        var type = customer.propertyNames().iterator().next();
        return type + ":" + customer.path(type).asString();
    }
}
