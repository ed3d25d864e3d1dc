package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import safar.projection.store.Filter;
import safar.projection.store.ViewStores;

class RebuildTest {

    private static final List<Recorded<?>> EVENTS = Histories.recorded(new Histories(7, 20).facts(6_000));

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

        var outcome = rebuild().run(view, RebuildTest::customers, (_, _) -> {});

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

        var outcome = rebuild().run(view, RebuildTest::customers, (_, _) -> {});

        assertThat(outcome.same()).isFalse();
        assertThat(Digest.of(view, store)).isEqualTo(before);
    }

    @Test
    void the_generation_that_is_read_is_known_after_a_restart() {
        rebuild().run(view, RebuildTest::customers, (_, _) -> {});
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
        assertThatThrownBy(() -> rebuild().run(view, RebuildTest::customers, (_, _) -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Digest.of(view, store)).isEqualTo(before);
        assertThat(rebuild().run(view, RebuildTest::customers, (_, _) -> {}).same())
                .isTrue();
    }

    @Test
    void progress_is_told_in_positions_up_to_the_head() {
        var reached = new ArrayList<Long>();
        rebuild().run(view, RebuildTest::customers, (position, _) -> reached.add(position));
        assertThat(reached).isSorted().last().isEqualTo((long) EVENTS.size());
    }

    private Rebuild rebuild() {
        return new Rebuild(
                store, live, (after, upTo) -> EVENTS.stream().skip(after).limit(upTo - after), EVENTS::size);
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
