package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.contract.Sealable;
import safar.contract.access.Actor;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;
import safar.contract.identity.Pair;
import safar.contract.touchpoint.JourneyEvent;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.customer.FamilySources;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Recollection;
import safar.projection.customer.Replay;
import safar.projection.customer.Walk;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;
import tools.jackson.databind.JsonNode;

/** What is worked out of the events of a family at some moment is what the view would have kept then; {@code jqwik.tries.default} says of how many histories. */
class TimeTravelTest {

    private static final Clock CLOCK = Clock.fixed(Histories.NOW, ZoneOffset.UTC);
    private static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");

    /** Guards tight enough that a small history runs into them, so that identifiers are shared between families. */
    private static final Guards GUARDS = new Guards(Set.of(), 4, Guards.STANDARD.limits());

    private static final IdentityGraph GRAPH = new IdentityGraph(GUARDS, 5);
    private static final int USUAL = 15;
    private static final List<Long> SEEDS = LongStream.range(0, Integer.getInteger("jqwik.tries.default", USUAL))
            .boxed()
            .toList();

    @TempDir
    private Path folder;

    @Test
    void the_live_view_is_the_view_as_of_now_and_every_earlier_view_that_of_a_store_that_stopped_there() {
        for (var seed : SEEDS) {
            var random = new Random(seed);
            var events = Histories.recorded(new Histories(seed, 5).events(20 + random.nextInt(60)));
            var known = 1 + random.nextInt(events.size());
            try (var whole = folded(events, "whole-" + seed);
                    var stopped = folded(events.subList(0, known), "stopped-" + seed)) {
                customers(whole)
                        .forEach((id, live) -> assertThat(asOf(whole, events, id, events.size()))
                                .as("seed %d, live", seed)
                                .isEqualTo(live));
                customers(stopped)
                        .forEach((id, then) -> assertThat(asOf(whole, events, id, known))
                                .as("seed %d, as of %d", seed, known)
                                .isEqualTo(then));
            }
        }
    }

    @Test
    void what_happened_by_a_moment_is_the_view_of_a_clock_that_stopped_there() {
        for (var seed : SEEDS) {
            var random = new Random(seed);
            var events = Histories.recorded(new Histories(seed, 4).events(60));
            var at = Histories.START.plus(Duration.ofHours(random.nextInt(24 * 700)));
            try (var then = folded(events, "valid-" + seed, Clock.fixed(at, ZoneOffset.UTC))) {
                customers(then)
                        .forEach((id, view) -> assertThat(asOf(then, events, id, events.size(), at))
                                .as("seed %d at %s", seed, at)
                                .isEqualTo(view));
            }
        }
    }

    @Test
    void a_walk_begins_anywhere_and_ends_at_the_view() {
        for (var seed : SEEDS) {
            var events = Histories.recorded(new Histories(seed, 2).events(200));
            try (var store = folded(events, "walk-" + seed)) {
                for (var id : customers(store).keySet()) {
                    var replay = replay(store, events, id, events.size());
                    var walk = replay.walk(new CustomerId(id).stream());
                    var moves = walk.moves(Walk.Place.START, Histories.NOW).toList();
                    var middle = moves.get(moves.size() / 2).place();

                    assertThat(walk.moves(middle, Histories.NOW))
                            .isEqualTo(moves.subList(moves.size() / 2, moves.size()));
                    assertThat(walk.view(moves.getLast().after()))
                            .isEqualTo(replay.customer(new CustomerId(id).stream(), Histories.NOW)
                                    .view());
                }
            }
        }
    }

    @Test
    void merged_and_unmerged_is_never_merged_whatever_happens_in_between() {
        int merges = 0;
        for (var seed : SEEDS) {
            var random = new Random(seed);
            var facts = new Histories(seed, 4).facts(80);
            var pair = strangers(facts);
            var withVerdicts = new ArrayList<Object>(facts);
            withVerdicts.add(random.nextInt(40), new LinkedByHand(pair, Histories.START, Actor.ADMIN, null));
            withVerdicts.add(
                    41 + random.nextInt(40),
                    new UnlinkedByHand(pair, Histories.START.plusMillis(1), Actor.ADMIN, null));
            try (var never = folded(Histories.recorded(facts), "never-" + seed);
                    var undone = folded(Histories.recorded(withVerdicts), "undone-" + seed);
                    var merged = folded(
                            Histories.recorded(withVerdicts.stream()
                                    .filter(event -> !(event instanceof UnlinkedByHand))
                                    .toList()),
                            "merged-" + seed)) {
                assertThat(digests(undone)).as("seed %d", seed).isEqualTo(digests(never));
                assertThat(customers(undone)).as("seed %d", seed).isEqualTo(customers(never));
                if (!digests(merged).equals(digests(never))) {
                    merges++;
                }
            }
        }
        // in the others both were one customer already, or a guard held the link back
        assertThat(merges).isGreaterThan(SEEDS.size() / 4);
    }

    @Test
    void of_what_a_family_grew_from_nothing_is_read_again() {
        var events = Histories.recorded(new Histories(1, 1).events(40));
        try (var store = folded(events, "grown")) {
            var id = new CustomerId(customers(store).firstKey());
            var sources = new FamilyStreams(store, GRAPH).of(Set.of(id.stream()));
            var known = parts(sources, events);
            var read = new HashSet<String>();

            Recollection.of(sources, known).with((stream, passed) -> {
                var rest = Histories.source(events).read(stream, passed).toList();
                if (!rest.isEmpty()) {
                    read.add(stream);
                }
                return rest.stream();
            });

            assertThat(read).isNotEmpty().hasSizeLessThan(sources.streams().size());
            assertThat(known)
                    .isNotEmpty()
                    .noneMatch(part ->
                            read.stream().anyMatch(stream -> part.isOf(new FamilySources(Set.of(stream), Set.of()))));
        }
    }

    /** Two identifiers of different people that no touchpoint named together. */
    private static Pair strangers(List<Sealable> told) {
        var facts = told.stream()
                .filter(JourneyEvent.class::isInstance)
                .map(JourneyEvent.class::cast)
                .toList();
        var met = new HashSet<Pair>();
        facts.forEach(fact -> met.addAll(Pair.among(fact.touch().identifiers())));
        return facts.stream()
                .map(fact -> fact.touch().identifiers().getFirst())
                .distinct()
                .filter(ref -> ref.type() != IdentifierType.USER_ID)
                .flatMap(one -> facts.stream()
                        .map(fact -> fact.touch().identifiers().getFirst())
                        .filter(other -> !other.equals(one) && !met.contains(Pair.of(one, other)))
                        .map(other -> Pair.of(one, other)))
                .findFirst()
                .orElseThrow();
    }

    private ViewStore folded(List<Recorded<?>> events, String name) {
        return folded(events, name, CLOCK);
    }

    private ViewStore folded(List<Recorded<?>> events, String name, Clock clock) {
        var store = ViewStores.open(folder.resolve(name), null);
        var view = new CustomerView(store, GRAPH, RULES, clock);
        view.collections().forEach(store::define);
        events.stream().gather(Gatherers.windowFixed(9)).forEach(batch -> store.apply(view.fold(batch), Map.of()));
        return store;
    }

    private static SortedMap<String, JsonNode> customers(ViewStore store) {
        var customers = new TreeMap<String, JsonNode>();
        ids(store).forEach(id -> customers.put(id, envelope(store, id).path("view")));
        return customers;
    }

    private static SortedMap<String, String> digests(ViewStore store) {
        var digests = new TreeMap<String, String>();
        ids(store)
                .forEach(
                        id -> digests.put(id, envelope(store, id).path("digest").asString()));
        return digests;
    }

    private static List<String> ids(ViewStore store) {
        var ids = new ArrayList<String>();
        store.scan(Customers.ANSWERS.name(), List.of(), (id, _) -> ids.add(id));
        return ids;
    }

    private static JsonNode envelope(ViewStore store, String id) {
        var document = store.get(Customers.ANSWERS.name(), Set.of(id)).get(id);
        return ViewJson.ANSWERS.readTree(Objects.requireNonNull(document).json());
    }

    private static JsonNode asOf(ViewStore store, List<Recorded<?>> events, String id, long known) {
        return asOf(store, events, id, known, Histories.NOW);
    }

    private static JsonNode asOf(ViewStore store, List<Recorded<?>> events, String id, long known, Instant at) {
        var customer = replay(store, events, id, known).customer(new CustomerId(id).stream(), at);
        return ViewJson.ANSWERS.readTree(ViewJson.ANSWERS.writeValueAsBytes(customer.view()));
    }

    /** Some of its streams, each read on its own, as the families that it grew from were. */
    private static List<Recollection> parts(FamilySources sources, List<Recorded<?>> events) {
        return sources.streams().stream()
                .sorted()
                .limit(sources.streams().size() / 2)
                .map(stream -> Recollection.nothing(new FamilySources(Set.of(stream), Set.of()))
                        .with(Histories.source(events)))
                .toList();
    }

    /** From the family's own streams alone, as they are known now. */
    private static Replay replay(ViewStore store, List<Recorded<?>> events, String id, long known) {
        var sources = new FamilyStreams(store, GRAPH).of(Set.of(new CustomerId(id).stream()));
        var recollection = Recollection.of(sources, parts(sources, events)).with(Histories.source(events));
        // a replay of everything beside it, whose beginning may be taken over
        var near = recollection.replay(recollection.events(), GRAPH, RULES, null);
        near.walk(new CustomerId(id).stream());
        return recollection.replay(recollection.events(known), GRAPH, RULES, near);
    }
}
