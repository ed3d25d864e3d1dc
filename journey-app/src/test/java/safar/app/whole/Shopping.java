package safar.app.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What some customers do, a batch of touchpoints at a time, each at its own time: early ones, late ones and ones under two names. */
final class Shopping {

    private static final int A_BATCH = 400;
    private static final int CUSTOMERS = 97;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static final Duration USUAL_PACE = Duration.ofHours(1);

    private final String shop;
    private final Duration pace;
    private int batches;
    private int newcomers;

    /** @param shop who may be counted among other shops */
    Shopping(String shop) {
        this(shop, USUAL_PACE);
    }

    /** @param pace the time from one touchpoint to the next; with an hour, 16,000 end in 2026 */
    Shopping(String shop, Duration pace) {
        this.shop = shop;
        this.pace = pace;
    }

    /** The next batch, which must be acknowledged. */
    void at(RunningSafar safar) {
        safar.post("/api/touchpoints", next());
        taken();
    }

    /** The next batch, which stays the next until it was taken. */
    String next() {
        return batch(batches);
    }

    void taken() {
        batches++;
    }

    /** Somebody new, at this moment. */
    void now(RunningSafar safar) {
        newcomers++;
        safar.post("/api/touchpoints", """
                {"id": "n-%1$d", "source": "%2$s", "type": "page-view", "channel": "web", "occurredAt": "%3$s",
                 "customer": {"userId": "n-%1$d-%2$s"}, "data": {"url": "https://shop.example/"}}""".formatted(newcomers, shop, Instant.now()));
    }

    /** How many were taken. */
    int touchpoints() {
        return batches * A_BATCH + newcomers;
    }

    /** How many of them are shown, among those of other shops. */
    int touchpoints(RunningSafar safar) {
        return safar.all("/api/customers?limit=1000")
                .map(customer -> customer.path("id").asString())
                .mapToInt(id -> (int) safar.all("/api/customers/%s/journey?limit=1000".formatted(id))
                        .filter(touchpoint ->
                                touchpoint.path("source").asString().equals(shop))
                        .count())
                .sum();
    }

    private String batch(int number) {
        return IntStream.range(number * A_BATCH, (number + 1) * A_BATCH)
                .mapToObj(this::purchase)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String purchase(int number) {
        var customer = number % CUSTOMERS;
        var names = number % 50 == 0
                ? "{\"userId\": \"u-%1$d-%2$s\", \"email\": \"u-%1$d@%2$s.example\"}"
                : number % 3 == 0 ? "{\"email\": \"u-%1$d@%2$s.example\"}" : "{\"userId\": \"u-%1$d-%2$s\"}";
        return """
                {"id": "p-%1$d", "source": "%5$s", "type": "purchase", "channel": "web", "occurredAt": "%2$s", "customer": %3$s,
                 "data": {"orderId": "p-%1$d", "total": {"amount": %4$d.10, "currency": "EUR"}}}""".formatted(
                        number,
                        START.plus(pace.multipliedBy(number % 10 == 0 ? 3_000 - number : number)),
                        names.formatted(customer, shop),
                        number % 90,
                        shop);
    }
}
