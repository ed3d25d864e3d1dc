package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Filter;
import safar.projection.store.ViewStores;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Remade;

class RebuildTest {

    private static final List<Recorded<?>> EVENTS = Histories.recorded(new Histories(7, 20).facts(6_000));

    private static final EventSource EVENTS_UP_TO =
            (after, upTo) -> EVENTS.stream().skip(after).limit(upTo - after);

    @TempDir
    private Path folder;

    private ViewGenerations store;
    private CustomerView view;
    private Materialiser live;

    @BeforeEach
    void fill() {
        open();
        live.fold(EVENTS, EVENTS.size());
    }

    private void open() {
        store = ViewGenerations.of(ViewStores.open(folder, null));
        view = customers(store);
        live = new Materialiser(store, List.of(view));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_rebuilt_view_equals_the_live_one_and_is_read_from_then_on() {
        var before = Digest.of(view, store);

        var outcome = rebuilt();

        assertThat(outcome.same()).isTrue();
        assertThat(outcome.position()).isEqualTo(EVENTS.size());
        assertThat(Digest.of(view, store)).isEqualTo(before);
        assertThat(store.position(view.name())).isEqualTo(EVENTS.size());
    }

    @Test
    void a_damaged_view_is_whole_again_after_a_rebuild() {
        var before = Digest.of(view, store);
        store.drop(view.answers().name());
        store.define(view.answers());
        assertThat(customersIn(store)).isZero();

        var outcome = rebuilt();

        assertThat(outcome.same()).isFalse();
        assertThat(Digest.of(view, store)).isEqualTo(before);
    }

    @Test
    void the_generation_that_is_read_is_known_after_a_restart() {
        rebuilt();
        var after = Digest.of(view, store);
        live.fold(List.of(), EVENTS.size() + 1L);
        store.close();
        open();

        assertThat(Digest.of(view, store)).isEqualTo(after);
        assertThat(live.position()).isEqualTo(EVENTS.size() + 1L);
    }

    @Test
    void nothing_changes_for_readers_when_a_rebuild_is_cancelled_on_the_way() {
        var before = Digest.of(view, store);
        assertThatThrownBy(() -> rebuild().run(remade(), (_, _) -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Digest.of(view, store)).isEqualTo(before);
        assertThat(rebuilt().same()).isTrue();
    }

    @Test
    void progress_is_told_in_positions_up_to_the_head() {
        var reached = new ArrayList<Long>();
        rebuild().run(remade(), (position, _) -> reached.add(position));
        assertThat(reached).isSorted().last().isEqualTo((long) EVENTS.size());
    }

    @Test
    void a_rebuild_that_was_stopped_on_the_way_goes_on_where_it_was() {
        var before = Digest.of(view, store);
        var begun = store.next(view);
        var half = EVENTS.subList(0, 3_000);
        var folding = customers(begun).begin();
        folding.take(half);
        begun.fill(view, folding, 3_000);
        store.close();
        open();
        var done = new ArrayList<Long>();

        var outcome = rebuild().run(remade(), (reached, _) -> done.add(reached)).getFirst();

        assertThat(done).last().isEqualTo(EVENTS.size() - 3_000L);
        assertThat(outcome.same()).isTrue();
        assertThat(Digest.of(view, store)).isEqualTo(before);
    }

    @Test
    void what_was_read_before_is_kept_and_can_be_gone_back_to() {
        rebuilt();
        var more = EVENTS.getLast();
        live.fold(List.of(new Recorded<>("later", EVENTS.size() + 1L, more.at(), more.event())), EVENTS.size() + 1L);
        var after = Digest.of(view, store);

        var outcome = rebuild().back(remade().getFirst(), (_, _) -> {}).orElseThrow();

        assertThat(outcome.position()).isEqualTo(EVENTS.size() + 1L);
        assertThat(outcome.same()).isTrue();
        assertThat(Digest.of(view, store)).isEqualTo(after);
    }

    @Test
    void before_the_first_rebuild_there_is_nothing_to_go_back_to() {
        assertThat(rebuild().back(remade().getFirst(), (_, _) -> {})).isEmpty();
    }

    @Test
    void a_view_of_an_earlier_version_answers_as_it_is_until_it_is_rebuilt() {
        var before = Digest.of(view, store);
        var bumped = new NextVersion(view);
        var following = new Materialiser(store, List.of(bumped));
        following.fold(List.of(EVENTS.getFirst()), EVENTS.size() + 1L);
        assertThat(following.outdated(bumped)).isTrue();
        assertThat(store.position(view.name())).isEqualTo(EVENTS.size());

        var outcome = new Rebuild(store, following, EVENTS_UP_TO, EVENTS::size)
                .run(List.of(new Remade(bumped, beside -> new NextVersion(customers(beside)))), (_, _) -> {})
                .getFirst();

        assertThat(following.outdated(bumped)).isFalse();
        assertThat(outcome.after()).isEqualTo(before);
        assertThat(rebuild().back(new Remade(bumped, RebuildTest::customers), (_, _) -> {}))
                .isEmpty();
    }

    /** The same view as a later release would have it. */
    private record NextVersion(CustomerView view) implements BatchView {
        @Override
        public String name() {
            return view.name();
        }

        @Override
        public int version() {
            return view.version() + 1;
        }

        @Override
        public CollectionSpec answers() {
            return view.answers();
        }

        @Override
        public List<CollectionSpec> collections() {
            return view.collections();
        }

        @Override
        public Collection<Change> fold(List<Recorded<?>> batch) {
            return view.fold(batch);
        }
    }

    private Outcome rebuilt() {
        return rebuild().run(remade(), (_, _) -> {}).getFirst();
    }

    private List<Remade> remade() {
        return List.of(new Remade(view, RebuildTest::customers));
    }

    private Rebuild rebuild() {
        return new Rebuild(store, live, EVENTS_UP_TO, EVENTS::size);
    }

    private static long customersIn(ViewGenerations store) {
        return store.count("customers-v1", Filter.everything(), List.of()).getOrDefault(List.of(), 0L);
    }

    private static CustomerView customers(ViewGenerations store) {
        var rules = new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
        return new CustomerView(
                store, new IdentityGraph(Guards.STANDARD), rules, Clock.fixed(Histories.NOW, ZoneOffset.UTC));
    }
}
