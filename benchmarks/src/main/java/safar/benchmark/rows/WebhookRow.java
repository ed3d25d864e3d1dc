package safar.benchmark.rows;

import static safar.benchmark.report.Figure.WEBHOOK_P99;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import safar.benchmark.load.Api;
import safar.benchmark.load.Latencies;
import safar.benchmark.load.Load;
import safar.benchmark.retail.Specimens;
import tools.jackson.databind.json.JsonMapper;

/** How long after the acknowledgement of a touchpoint the change that it causes has reached a subscriber on the same machine. */
final class WebhookRow {

    private static final int FIRST = 1_500_000_000;
    private static final double PER_SECOND = 200;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(60);

    private final Subject subject;
    private final Specimens specimens;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> delivered = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    WebhookRow(Subject subject) {
        this.subject = subject;
        this.specimens = new Specimens(subject.plan().workload(), FIRST);
    }

    /** The same as long before it counts, so that it is not compiling that is measured. */
    void measure() {
        subject.progress().step(WEBHOOK_P99.label());
        var receiver = receiver();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS);
                var api = subject.server().api(CONNECTIONS)) {
            receiver.setExecutor(threads);
            receiver.start();
            try {
                api.post(
                        "/api/subscriptions",
                        "{\"url\": \"http://127.0.0.1:%d/\", \"start\": \"now\"}"
                                .formatted(receiver.getAddress().getPort()));
                newcomers(api);
                latency(api);
                acknowledged.clear();
                subject.recorded("webhook", () -> newcomers(api));
                subject.note(WEBHOOK_P99, latency(api));
            } finally {
                receiver.stop(0);
            }
        }
    }

    private HttpServer receiver() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var now = System.nanoTime();
                var body =
                        JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                (body.isArray() ? body.valueStream() : Stream.of(body))
                        .forEach(event ->
                                delivered.putIfAbsent(event.path("subject").asString(), now));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each newcomer's first touchpoint changes their stage. */
    private Load.Outcome newcomers(Api api) {
        return Load.paced(CONNECTIONS, PER_SECOND, subject.plan().dwell())
                .run(
                        () -> {
                            var newcomer = Specimens.withUserId("newcomer-" + number.getAndIncrement());
                            var taken =
                                    api.deliver(specimens.only(newcomer, now())).accepted();
                            acknowledged.put(newcomer.identifier(), System.nanoTime());
                            return taken;
                        },
                        subject.progress()::reached);
    }

    /** What became known late is not delivered unless it is asked for. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private double latency(Api api) {
        subject.awaitViews();
        var latencies = Latencies.empty();
        acknowledged.forEach((identifier, at) -> {
            var customer = Subject.customer(api, identifier);
            latencies.recordValue(Math.max(0, arrival(customer) - at));
        });
        return Latencies.millis(latencies);
    }

    private long arrival(String customer) {
        var began = System.nanoTime();
        while (!delivered.containsKey(customer)) {
            if (System.nanoTime() - began > LONGEST_DELIVERY.toNanos()) {
                throw new IllegalStateException(
                        "expected a change of %s within %s, found none".formatted(customer, LONGEST_DELIVERY));
            }
            Subject.pause();
        }
        return delivered.getOrDefault(customer, began);
    }
}
