package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import safar.app.announcement.Endpoint;

/** A server whose store of views is cut off, stands still and sees its user die in the middle of a batch, compared with one that folds the same events in peace. */
@Timeout(240)
class BrokenStoreTest {

    private static final Duration FREEZE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_announced_twice_whatever_befalls_the_store_of_views()
            throws Exception {
        var shopping = new Shopping("shop");
        var data = folder.resolve("data");
        try (var wire = new WireServer(folder);
                var way = new Severable(wire.address());
                var endpoint = Endpoint.taking()) {
            var mongo = RunningSafar.viewsOn(way.address());
            try (var doomed = RunningSafar.on(data, 0, mongo, "-Dsafar.webhooks.allow-private=true")) {
                doomed.post("/api/subscriptions", "{\"url\": \"%s\"}".formatted(endpoint.url()));
                shopping.at(doomed);

                way.sever();
                shopping.at(doomed);
                await().atMost(Duration.ofSeconds(30)).until(() -> doomed.status("/api/views") == 503);
                way.mend();
                doomed.awaitViews();
                var delivered = endpoint.taken().size();
                shopping.now(doomed);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> endpoint.taken().size() > delivered);

                shopping.at(doomed);
                wire.freeze();
                var frozen = Instant.now();
                shopping.at(doomed);
                await().atMost(FREEZE.multipliedBy(2))
                        .pollInterval(FREEZE.dividedBy(6))
                        .until(() -> {
                            shopping.at(doomed);
                            return Instant.now().isAfter(frozen.plus(FREEZE));
                        });
                wire.thaw();
                shopping.at(doomed);
                doomed.kill();
            }

            try (var heir = RunningSafar.on(data, 0, mongo)) {
                heir.awaitViews();
                assertThat(heir.get("/api/metrics/overview").path("touchpoints").asInt())
                        .isEqualTo(shopping.touchpoints());
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> Announcements.assertOneChainPerCustomer(heir));
                var troubled = heir.views();
                heir.job(heir.post("/api/views/customers/rebuild", ""));
                assertThat(heir.views()).isEqualTo(troubled);
            }
        }
    }
}
