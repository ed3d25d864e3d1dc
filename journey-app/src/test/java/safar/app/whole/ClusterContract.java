package safar.app.whole;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nodes whose events are in a server, whose events of before are left as they are. */
abstract class ClusterContract {

    private static final int SHARES = 4;
    private static final int MISDIRECTED = 421;

    private final String source = "shop-" + UUID.randomUUID();

    /** Host and port of a server that speaks Axon Server's protocol. */
    abstract String server();

    /** What lets a process know of it. */
    final String onServer() {
        return "-Daxon.axonserver.servers=" + server();
    }

    @Test
    void a_node_that_lost_everything_but_its_keys_finds_all_again_and_knows_what_it_took(@TempDir Path folder)
            throws IOException {
        var data = folder.resolve("node");
        String digest;
        try (var safar = started(data)) {
            assertThat(buy(safar).path("accepted").asInt()).isEqualTo(1);
            safar.awaitViews();
            digest = digest(safar);
            safar.kill();
        }
        remove(data.resolve("copy"));
        remove(data.resolve("views"));
        try (var safar = started(data)) {
            assertThat(buy(safar).path("duplicates").asInt()).isEqualTo(1);
            safar.awaitViews();
            assertThat(digest(safar)).isEqualTo(digest);
        }
    }

    @Test
    @Timeout(300)
    void
            two_nodes_share_in_the_views_until_one_is_killed_and_nothing_is_lost_or_taken_twice_whatever_befalls_the_way_to_the_server(
                    @TempDir Path folder) throws IOException {
        var shopping = new Shopping(source);
        try (var wire = new WireServer(folder);
                var way = new Severable(server())) {
            var options = new String[] {
                "-Daxon.axonserver.servers=" + way.address(), "-DMONGODB_URI=mongodb://" + wire.address() + "/safar"
            };
            try (var doomed = RunningSafar.on(folder.resolve("one"), 0, options);
                    var heir = RunningSafar.on(folder.resolve("two"), 0, options)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> shares(doomed) == SHARES / 2 && shares(heir) == SHARES / 2);
                shopping.at(doomed);
                shopping.at(heir);

                var both = shopping.next();
                var there = supplyAsync(() -> heir.status("/api/touchpoints", both));
                assertThat(doomed.status("/api/touchpoints", both)).isEqualTo(200);
                assertThat(there.join()).isEqualTo(200);
                shopping.taken();

                way.silence();
                var unheard = shopping.next();
                var answer = supplyAsync(() -> doomed.status("/api/touchpoints", unheard));
                await().until(() -> isBehind(heir));
                way.sever();
                assertThat(answer.join()).isEqualTo(503);
                assertThat(doomed.status("/api/touchpoints", unheard)).isEqualTo(503);
                way.mend();
                for (var node : List.of(heir, doomed)) {
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> node.status("/api/touchpoints", shopping.next()) == 200);
                    shopping.taken();
                }

                shopping.at(doomed);
                doomed.kill();
                shopping.at(heir);
                heir.awaitViews();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> Announcements.assertOneChainPerCustomer(heir));
                assertThat(shares(heir)).isEqualTo(SHARES);
                assertThat(shopping.touchpoints(heir)).isEqualTo(shopping.touchpoints());
                var troubled = heir.views();
                heir.job(heir.post("/api/views/customers/rebuild", ""));
                assertThat(heir.views()).isEqualTo(troubled);
            }
        }
    }

    @Test
    void each_role_may_have_a_process_of_its_own(@TempDir Path folder) throws IOException {
        var shopping = new Shopping(source);
        try (var wire = new WireServer(folder)) {
            var views = "-DMONGODB_URI=mongodb://" + wire.address() + "/safar";
            try (var command = RunningSafar.on(folder.resolve("one"), 0, onServer(), views, "-Dsafar.roles=command");
                    var projections =
                            RunningSafar.on(folder.resolve("two"), 0, onServer(), views, "-Dsafar.roles=projections");
                    var query = RunningSafar.on(folder.resolve("three"), 0, onServer(), views, "-Dsafar.roles=query")) {
                shopping.at(command);
                projections.awaitViews();

                assertThat(shopping.touchpoints(query)).isEqualTo(shopping.touchpoints());
                assertThat(query.status("/api/touchpoints", shopping.next())).isEqualTo(MISDIRECTED);
                assertThat(command.status("/api/customers")).isEqualTo(MISDIRECTED);
                assertThat(projections.status("/api/customers")).isEqualTo(MISDIRECTED);
                assertThat(List.of(shares(command), shares(projections), shares(query)))
                        .containsExactly(0, SHARES, 0);
            }
        }
    }

    private static boolean isBehind(RunningSafar node) {
        return node.get("/api/views")
                .path("items")
                .valueStream()
                .anyMatch(view -> view.path("lag").asLong() > 0);
    }

    private static int shares(RunningSafar node) {
        return node.get("/health/node")
                .at("/components/roles/details/viewShares")
                .size();
    }

    private RunningSafar started(Path data) {
        return RunningSafar.on(data, 0, onServer());
    }

    private JsonNode buy(RunningSafar safar) {
        return safar.post("/api/touchpoints", """
                {"id": "o-1", "source": "%s", "type": "purchase", "channel": "web", "occurredAt": "2026-05-03T10:00:00Z",
                 "customer": {"email": "%s@example.org"}, "data": {"orderId": "1", "total": {"amount": 3.50, "currency": "EUR"}}}""".formatted(source, source));
    }

    private static String digest(RunningSafar safar) {
        return safar.get("/api/views")
                .path("items")
                .valueStream()
                .filter(view -> view.path("name").asString().equals("customers"))
                .findFirst()
                .orElseThrow()
                .path("digest")
                .asString();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
