package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safar.app.eventserver.EventServer;

/**
 * A cluster to which something happens every few seconds, for as long as one likes: nodes are killed and come back, stand still, lose the way to their events or their
 * views, or are not heard. In the end it must hold what a single node holds to which nothing happened. Its name keeps it out of the usual run; CONTRIBUTING.md
 * tells how to run it.
 */
@EnabledIfSystemProperty(named = "safar.soak", matches = "PT.+")
class ClusterSoak {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSoak.class);
    private static final int NODES = 3;
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration TROUBLE = Duration.ofSeconds(20);

    private final Duration duration = Duration.parse(System.getProperty("safar.soak", "PT1M"));
    private final long seed =
            Long.getLong("safar.soak.seed", ThreadLocalRandom.current().nextLong());
    private final Random random = new Random(seed);
    private final Shopping shopping = shopping();
    private final List<Node> nodes = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    private Path folder;

    @Test
    void whatever_happens_the_views_are_those_of_a_node_to_which_nothing_happened() throws Exception {
        LOG.info("-Dsafar.soak.seed={}", seed);
        try (var events = new EventServer();
                var views = new WireServer(folder)) {
            for (int number = 0; number < NODES; number++) {
                nodes.add(new Node("node-" + number, events.address(), views.address()));
            }
            var sending = CompletableFuture.runAsync(this::send);
            for (var until = Instant.now().plus(duration); Instant.now().isBefore(until); ) {
                sleep(CALM);
                nodes.get(random.nextInt(NODES)).trouble();
            }
            over.set(true);
            sending.join();
            compare();
        } finally {
            nodes.forEach(Node::close);
        }
    }

    /** Each batch to whichever node, again and again until one has taken it, and no more of them than the server of views has memory for. */
    private void send() {
        var order = new Random(seed);
        while (!over.get()) {
            await().pollInterval(PACE)
                    .forever()
                    .ignoreExceptions()
                    .until(() ->
                            nodes.get(order.nextInt(NODES)).safar.status("/api/touchpoints", shopping.next()) == 200);
            shopping.taken();
        }
    }

    private void compare() {
        LOG.info("{} touchpoints were taken", shopping.touchpoints());
        var any = nodes.getFirst().safar;
        any.awaitViews();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> Announcements.assertOneChainPerCustomer(any));
        assertThat(shopping.touchpoints(any)).isEqualTo(shopping.touchpoints());
        try (var alone = RunningSafar.on(folder.resolve("alone"))) {
            for (var calm = shopping(); calm.touchpoints() < shopping.touchpoints(); ) {
                calm.at(alone);
            }
            alone.awaitViews();
            assertThat(any.views()).isEqualTo(alone.views());
        }
    }

    /** Slow enough for days. */
    private static Shopping shopping() {
        return new Shopping("shop", Duration.ofMinutes(1));
    }

    private void sleep(Duration atMost) throws InterruptedException {
        Thread.sleep(random.nextInt((int) atMost.toMillis()));
    }

    /** One of the nodes, and its ways to the servers. */
    private final class Node implements AutoCloseable {

        private final String name;
        private final Severable events;
        private final Severable views;
        private volatile RunningSafar safar;

        Node(String name, String eventServer, String viewServer) throws IOException {
            this.name = name;
            this.events = new Severable(eventServer);
            this.views = new Severable(viewServer);
            this.safar = started();
        }

        private RunningSafar started() {
            return RunningSafar.on(
                    folder.resolve(name),
                    0,
                    RunningSafar.eventsOn(events.address()),
                    RunningSafar.viewsOn(views.address()));
        }

        void trouble() throws InterruptedException {
            switch (random.nextInt(6)) {
                case 0, 1 -> kill();
                case 2 -> freeze();
                case 3 -> cut("events", events);
                case 4 -> cut("views", views);
                default -> silence(random.nextBoolean() ? events : views);
            }
        }

        private void kill() throws InterruptedException {
            LOG.info("{} is killed", name);
            safar.kill();
            sleep(TROUBLE);
            safar = started();
        }

        private void freeze() throws InterruptedException {
            LOG.info("{} stands still", name);
            safar.freeze();
            sleep(TROUBLE);
            safar.thaw();
        }

        private void cut(String what, Severable way) throws InterruptedException {
            LOG.info("{} loses its {}", name, what);
            way.sever();
            sleep(TROUBLE);
            way.mend();
        }

        private void silence(Severable way) throws InterruptedException {
            LOG.info("{} hears nothing", name);
            way.silence();
            sleep(TROUBLE);
            way.sever();
            way.mend();
        }

        @Override
        public void close() {
            safar.close();
            try {
                events.close();
                views.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
