package safar.app.whole;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose events are in a server, whose events of before are left as they are. */
abstract class ClusterContract {

    private static final int SHARES = 4;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    final String source = "shop-" + UUID.randomUUID();

    /** Host and port of a server that speaks Axon Server's protocol. */
    abstract String server();

    @Test
    @Timeout(300)
    void nodes_share_in_the_views_and_nothing_is_lost_or_taken_twice_when_the_way_to_the_server_is_cut_or_one_is_killed(
            @TempDir Path folder) throws IOException {
        var shopping = new Shopping(source);
        try (var wire = new WireServer(folder);
                var way = new Severable(server())) {
            var events = RunningSafar.eventsOn(way.address());
            var views = RunningSafar.viewsOn(wire.address());
            try (var doomed = RunningSafar.on(
                            folder.resolve("doomed"), 0, events, views, "-Dsafar.roles=command,projections");
                    var heir = RunningSafar.on(folder.resolve("heir"), 0, RunningSafar.eventsOn(server()), views)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> shares(doomed) == SHARES / 2 && shares(heir) == SHARES / 2);
                assertThat(doomed.status("/api/customers")).isEqualTo(MISDIRECTED);
                bothTakeTheSame(doomed, heir, shopping);
                isNotHeard(doomed, way, heir, shopping);
                isCutOff(doomed, way, heir, shopping);

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

                try (var newcomer = RunningSafar.on(
                        folder.resolve("newcomer"), 0, RunningSafar.eventsOn(server()), views, "-Dsafar.roles=query")) {
                    assertThat(newcomer.views()).isEqualTo(troubled);
                    assertThat(shopping.touchpoints(newcomer)).isEqualTo(shopping.touchpoints());
                    assertThat(newcomer.status("/api/touchpoints", "{}")).isEqualTo(MISDIRECTED);
                }
            }
        }
    }

    /** At the same time, of which each touchpoint is taken once. */
    private static void bothTakeTheSame(RunningSafar one, RunningSafar other, Shopping shopping) {
        var batch = shopping.next();
        var there = supplyAsync(() -> other.post("/api/touchpoints", batch));
        var accepted = one.post("/api/touchpoints", batch).path("accepted").asInt()
                + there.join().path("accepted").asInt();
        shopping.taken();
        assertThat(accepted).isEqualTo(shopping.touchpoints());
    }

    /** What a node sends arrives, and some of it is taken by the other one, but no word of it comes back. */
    private static void isNotHeard(RunningSafar node, Severable way, RunningSafar other, Shopping shopping) {
        node.awaitViews();
        var batch = shopping.next();
        way.silence();
        var answer = supplyAsync(() -> node.status("/api/touchpoints", batch));
        await().until(() -> isBehind(other));
        way.sever();
        assertThat(answer.join()).isEqualTo(UNAVAILABLE);
        way.mend();
        isTakenInTheEnd(node, shopping);
    }

    private static void isCutOff(RunningSafar node, Severable way, RunningSafar other, Shopping shopping) {
        way.sever();
        assertThat(node.status("/api/touchpoints", shopping.next())).isEqualTo(UNAVAILABLE);
        isTakenInTheEnd(other, shopping);
        way.mend();
        isTakenInTheEnd(node, shopping);
    }

    /** Sent again and again, as whoever gets no answer does. */
    private static void isTakenInTheEnd(RunningSafar node, Shopping shopping) {
        await().atMost(Duration.ofMinutes(1)).until(() -> node.status("/api/touchpoints", shopping.next()) == 200);
        shopping.taken();
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
}
