package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import safar.contract.Recorded;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.ComplaintView;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.customer.MovableClock;
import safar.projection.feedback.FeedbackView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStoreException;
import safar.projection.store.ViewStores;

/** The laws of views when several nodes share in them, whose shares change hands at any moment and which lose all they remember at any moment. */
class SharingTest {

    private static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
    private static final Guards GUARDS = new Guards(Set.of(), 4, Guards.STANDARD.limits());
    private static final long REMEMBERED_BYTES = 60_000;
    private static final int MOST_SHARES = 5;
    private static final int NODES = 3;
    private static final int TURNS = 120;

    @Property(tries = 10)
    void whoever_folds_which_share_and_stops_at_any_moment_the_views_are_the_same(@ForAll long seed) {
        var random = new Random(seed);
        var events = Histories.recorded(new Histories(seed, 6).events(20 + random.nextInt(120)));

        assertThat(shared(events, random, new HashSet<>())).isEqualTo(alone(events));
    }

    @Property(tries = 4)
    void what_fails_is_laid_aside_by_whoever_folds_it_and_once_mended_nothing_is_lost(@ForAll long seed) {
        var random = new Random(seed);
        var events = Histories.recorded(new Histories(seed, 6).events(20 + random.nextInt(60)));
        var flaws = new HashSet<Long>();
        for (int i = 0; i < 3; i++) {
            flaws.add(1L + random.nextInt(events.size()));
        }

        assertThat(shared(events, random, flaws)).isEqualTo(alone(events));
    }

    @Example
    void who_does_not_lead_hears_how_far_all_have_come() {
        var events = Histories.recorded(new Histories(1, 6).events(20));
        var server = new MongoServer(new MemoryBackend());
        var uri = server.bindAndGetConnectionString() + "/views";
        var time = new MovableClock(Histories.NOW);
        var nodes = List.of(new Node(uri, 2, Set.of(), time), new Node(uri, 2, Set.of(), time));
        try {
            var leader = nodes.getFirst();
            var other = nodes.getLast();
            var heard = new ArrayList<Long>();
            other.live.listen((_, positions) -> heard.addAll(positions.values()));
            leader.live.takeOver();
            other.sharing.hold(leader.sharing.all());
            for (int upTo = 5; upTo <= 10; upTo += 5) {
                var batch = events.subList(upTo - 5, upTo);
                leader.sharing.lead(batch, upTo, () -> false);
                other.help(events);
                leader.sharing.lead(batch, upTo, () -> false);
            }
            assertThat(heard).containsExactly(0L, 5L);
        } finally {
            nodes.forEach(node -> node.store.close());
            server.shutdownNow();
        }
    }

    /** What views hold after they were kept up by nodes that come, go, and think at the same time that they lead. */
    private static Map<String, String> shared(List<Recorded<?>> events, Random random, Set<Long> flaws) {
        var server = new MongoServer(new MemoryBackend());
        var nodes = new ArrayList<Node>();
        try {
            return shared(server.bindAndGetConnectionString() + "/views", nodes, events, random, flaws);
        } finally {
            nodes.forEach(node -> node.store.close());
            server.shutdownNow();
        }
    }

    private static Map<String, String> shared(
            String uri, List<Node> nodes, List<Recorded<?>> events, Random random, Set<Long> flaws) {
        var time = new MovableClock(Histories.NOW);
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Node(uri, 1 + random.nextInt(MOST_SHARES), flaws, time));
        }
        nodes.getFirst().live.takeOver();
        var leader = 0;
        for (var turns = 0; turns < TURNS; turns++) {
            var at = random.nextInt(NODES);
            switch (random.nextInt(14)) {
                case 0 -> nodes.set(at, nodes.get(at).successor(uri, 1 + random.nextInt(MOST_SHARES)));
                case 1 -> {
                    // who led until now may not have noticed
                    leader = at;
                    nodes.get(at).live.takeOver();
                }
                case 2, 3 -> nodes.get(at).hold(random);
                case 4, 5, 6, 7 -> nodes.get(at).help(events);
                case 8 -> nodes.get(at).lead(events, random);
                case 10 -> calm(nodes, nodes.get(leader), events, random);
                case 9 -> nodes.get(leader).sweep(time);
                default -> nodes.get(leader).lead(events, random);
            }
        }
        // in the end all is well
        var last = new Node(uri, 2, flaws, time);
        nodes.add(last);
        last.live.takeOver();
        while (last.live.position() < events.size()) {
            last.sharing.hold(last.sharing.all());
            last.lead(events, random);
        }
        last.sweep(time);
        flaws.clear();
        last.retryAll(events);
        return holds(last.live, last.store);
    }

    /** For a while every share has one node, and every node goes along. */
    private static void calm(List<Node> nodes, Node leader, List<Recorded<?>> events, Random random) {
        for (int steps = random.nextInt(6); steps >= 0; steps--) {
            for (int i = 0; i < nodes.size(); i++) {
                var number = i;
                nodes.get(i)
                        .sharing
                        .hold(leader.sharing.all().stream()
                                .filter(share -> share.number() % nodes.size() == number)
                                .collect(Collectors.toSet()));
            }
            leader.lead(events, random);
            nodes.forEach(node -> node.help(events));
            leader.lead(events, random);
        }
    }

    static Map<String, String> alone(List<Recorded<?>> events) {
        try (var scratch = Scratch.make();
                var store = ViewGenerations.of(ViewStores.open(scratch.folder(), null))) {
            new Materialiser(store, views(store)).fold(events, events.size());
            return later(store);
        }
    }

    private static void pass(MovableClock time) {
        time.set(time.instant().plus(Duration.ofDays(40)));
    }

    /** What the views in a store hold once time has passed. */
    static Map<String, String> later(ViewGenerations store) {
        var time = new MovableClock(Histories.NOW);
        pass(time);
        var customers = customers(store, time);
        var live = new Materialiser(store, views(store, customers, Set.of()));
        while (live.foldDue(() -> customers.foldDue(100)) > 0) {
            Thread.onSpinWait();
        }
        return holds(live, store);
    }

    private static Map<String, String> holds(Materialiser live, ViewGenerations store) {
        var holds = new TreeMap<String, String>();
        for (var view : live.views()) {
            holds.put(view.name(), Digest.of(view, store));
            holds.put(view.name() + " waits", String.valueOf(live.deadLetters(view)));
        }
        holds.put("totals", Customers.totals(store, Histories.NOW).toString());
        return holds;
    }

    static List<BatchView> views(ViewStore store) {
        return views(store, customers(store, new MovableClock(Histories.NOW)), Set.of());
    }

    private static CustomerView customers(ViewStore store, Clock clock) {
        return new CustomerView(
                store, new IdentityGraph(GUARDS, 5), CustomerRules.always(RULES), clock, REMEMBERED_BYTES);
    }

    private static List<BatchView> views(ViewStore store, CustomerView customers, Set<Long> flaws) {
        return List.of(
                new FlawedView(customers, flaws),
                new FeedbackView(store),
                new ComplaintView(store, CaseRules.standard()));
    }

    /** One that was started, remembers, and may be gone. */
    private static final class Node {
        private final ViewGenerations store;
        private final Set<Long> flaws;
        private final MovableClock time;
        private final CustomerView customers;
        private final Materialiser live;
        private final Sharing sharing;

        Node(String uri, int shares, Set<Long> flaws, MovableClock time) {
            this.store = ViewGenerations.of(ViewStores.open(Path.of("unused"), uri));
            this.flaws = flaws;
            this.time = time;
            this.customers = customers(store, time);
            this.live = new Materialiser(store, views(store, customers, flaws));
            this.sharing = new Sharing(live, store, UUID.randomUUID().toString(), shares);
        }

        Node successor(String uri, int shares) {
            store.close();
            return new Node(uri, shares, flaws, time);
        }

        void hold(Random random) {
            var some = new HashSet<Share>();
            for (var share : sharing.all()) {
                if (random.nextInt(2) == 0) {
                    some.add(share);
                }
            }
            sharing.hold(some);
        }

        void help(List<Recorded<?>> events) {
            trying(() -> sharing.waiting()
                    .ifPresent(step -> sharing.help(step, events.subList((int) step.after(), (int) step.upTo()))));
        }

        void lead(List<Recorded<?>> events, Random random) {
            trying(() -> {
                var open = sharing.open();
                var after = (int) live.position();
                var upTo = open.map(Step::upTo).orElse((long) Math.min(events.size(), after + 1 + random.nextInt(30)));
                if (upTo > after) {
                    var left = random.nextInt(3);
                    var looks = new int[] {left};
                    sharing.lead(events.subList(after, upTo.intValue()), upTo, () -> looks[0]-- > 0);
                }
            });
        }

        /** Another has counted on what this one is about to. */
        private static void trying(Runnable work) {
            try {
                work.run();
            } catch (ViewStoreException _) {
                // it looks again
            }
        }

        void retryAll(List<Recorded<?>> events) {
            var queue = new DeadLetterQueue(live, (after, upTo) -> events.subList((int) after, (int) upTo).stream());
            var view = live.views().getFirst();
            for (var left = queue.of(view); !left.isEmpty(); left = queue.of(view)) {
                queue.retry(left.getLast());
            }
        }

        /** Time passes, and what it alone changes is stored, by whoever leads. */
        void sweep(MovableClock passing) {
            trying(() -> {
                if (sharing.open().isEmpty()) {
                    pass(passing);
                    sharing.settle();
                    while (live.foldDue(() -> customers.foldDue(3)) > 0) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }
}
