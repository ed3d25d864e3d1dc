package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import safar.contract.Recorded;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.ViewStores;
import safar.projection.view.Rebuild.Remade;

class DeadLetterTest {

    private static final Clock CLOCK = Clock.fixed(Histories.NOW, ZoneOffset.UTC);
    private static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
    private static final List<Recorded<?>> EVENTS = Histories.recorded(new Histories(3, 8).facts(120));

    private Scratch scratch;
    private ViewGenerations store;

    @BeforeEach
    @BeforeTry
    void open() {
        scratch = Scratch.make();
        store = ViewGenerations.of(ViewStores.open(scratch.folder(), null));
    }

    @AfterEach
    @AfterTry
    void close() {
        store.close();
        scratch.close();
    }

    @Test
    void an_event_that_fails_stops_its_customer_and_nobody_else() {
        var poison = EVENTS.get(20);
        var live = live(new FlawedView(customers(store), List.of(poison.position())));

        live.fold(EVENTS, EVENTS.size());

        var letters = queue(live, EVENTS).of(live.views().getFirst());
        var stopped = letters.getFirst().stops();
        assertThat(live.position()).isEqualTo(EVENTS.size());
        assertThat(letters)
                .filteredOn(letter -> letter.problem() != null)
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.position()).isEqualTo(poison.position());
                    assertThat(letter.problem()).contains(poison.id());
                });
        assertThat(letters).hasSizeBetween(2, EVENTS.size() / 2);
        assertThat(EVENTS.stream()
                        .filter(event -> event.position() > poison.position())
                        .filter(event -> !Collections.disjoint(Subjects.of(event.event()), stopped))
                        .map(Recorded::position))
                .isSubsetOf(letters.stream().map(DeadLetter::position).toList());
    }

    @Property(tries = 10)
    void once_mended_and_retried_it_is_as_if_nothing_had_ever_failed(@ForAll long seed) {
        var random = new Random(seed);
        var facts = new Histories(seed, 6).events(20 + random.nextInt(80));
        var events = Histories.recorded(facts);
        var flawed = new FlawedView(
                customers(store),
                LongStream.generate(() -> 1L + random.nextInt(events.size()))
                        .limit(1L + random.nextInt(4))
                        .boxed()
                        .toList());
        var live = live(flawed);
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(30));
            live.fold(events.subList(from, to), to);
            from = to;
        }
        var queue = queue(live, events);
        assertThat(queue.of(flawed)).isNotEmpty();

        flawed.mend();
        for (var left = queue.of(flawed); !left.isEmpty(); left = queue.of(flawed)) {
            assertThat(queue.retry(left.get(random.nextInt(left.size()))).left())
                    .isZero();
        }

        assertThat(Digest.of(flawed, store)).isEqualTo(calm(events));
    }

    @Test
    void what_fails_again_stays_and_counts_its_attempts() {
        var flawed = new FlawedView(customers(store), List.of(21L));
        var live = live(flawed);
        live.fold(EVENTS, EVENTS.size());
        var queue = queue(live, EVENTS);
        var before = queue.of(flawed);

        var outcome = queue.retry(before.getLast());

        assertThat(outcome).isEqualTo(new DeadLetterQueue.Retried(0, before.size()));
        assertThat(queue.find("customers-21").orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void when_one_is_given_up_the_rest_of_its_customer_goes_on() {
        var flawed = new FlawedView(customers(store), List.of(21L));
        var live = live(flawed);
        live.fold(EVENTS, EVENTS.size());
        var queue = queue(live, EVENTS);

        queue.discard(queue.find("customers-21").orElseThrow());

        var without = new ArrayList<>(EVENTS);
        without.remove(20);
        assertThat(queue.of(flawed)).isEmpty();
        assertThat(Digest.of(flawed, store)).isEqualTo(calm(without));
    }

    @Test
    void a_rebuild_lays_the_same_aside_and_letters_outlive_a_restart() {
        var flawed = new FlawedView(customers(store), List.of(21L, 70L));
        var live = live(flawed);
        live.fold(EVENTS, EVENTS.size());
        var before = queue(live, EVENTS).of(flawed);

        new Rebuild(store, live, source(EVENTS), EVENTS::size)
                .run(
                        List.of(new Remade(flawed, beside -> new FlawedView(customers(beside), flawed.flaws()))),
                        (_, _) -> {});

        assertThat(queue(live, EVENTS).of(flawed)).isEqualTo(before);
        var again = live(flawed);
        var queue = queue(again, EVENTS);
        assertThat(queue.of(flawed)).isEqualTo(before);
        flawed.mend();
        before.forEach(letter -> queue.find(letter.id()).ifPresent(queue::retry));
        assertThat(Digest.of(flawed, store)).isEqualTo(calm(EVENTS));
    }

    @Test
    void an_event_that_cannot_be_read_is_laid_aside_where_its_stream_is_read() {
        var events = new ArrayList<>(EVENTS);
        var damaged = events.get(20);
        var stream = Subjects.of(damaged.event()).iterator().next();
        events.set(20, new Recorded<>(damaged.id(), 21, damaged.at(), new Unreadable(stream, "purchase-made", "torn")));
        var live = live(customers(store));

        live.fold(List.copyOf(events), events.size());

        var queue = queue(live, EVENTS);
        var letter = queue.find("customers-21").orElseThrow();
        assertThat(letter.problem()).isEqualTo("torn");
        queue.retry(letter);
        assertThat(queue.of(live.views().getFirst())).isEmpty();
        assertThat(Digest.of(live.views().getFirst(), store)).isEqualTo(calm(EVENTS));
    }

    @Test
    void where_everything_fails_nothing_is_laid_aside_without_end() {
        var events = Histories.recorded(new Histories(3, 100).facts(300));
        var live = live(new FlawedView(
                customers(store),
                LongStream.rangeClosed(1, events.size()).boxed().toList()));

        assertThatThrownBy(() -> live.fold(events, events.size())).hasMessageContaining("in a row failed");

        assertThat(live.position()).isLessThan(events.size());
    }

    private String calm(List<Recorded<?>> events) {
        try (var other = ViewGenerations.of(ViewStores.open(scratch.folder().resolve("calm"), null))) {
            var view = customers(other);
            new Materialiser(other, List.of(view)).fold(events, events.getLast().position());
            return Digest.of(view, other);
        }
    }

    private Materialiser live(BatchView view) {
        return new Materialiser(store, List.of(view));
    }

    private static DeadLetterQueue queue(Materialiser live, List<Recorded<?>> events) {
        return new DeadLetterQueue(live, source(events));
    }

    private static EventSource source(List<Recorded<?>> events) {
        return (after, upTo) -> events.stream().skip(after).limit(upTo - after);
    }

    private static CustomerView customers(ViewGenerations store) {
        return new CustomerView(
                store, new IdentityGraph(new Guards(Set.of(), 4, Guards.STANDARD.limits()), 5), RULES, CLOCK);
    }
}
