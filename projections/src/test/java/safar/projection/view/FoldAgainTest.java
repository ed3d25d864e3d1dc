package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Recollection;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.Change;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

class FoldAgainTest {

    private static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
    private static final IdentityGraph GRAPH = new IdentityGraph(new Guards(Set.of(), 4, Guards.STANDARD.limits()), 5);

    @TempDir
    private Path folder;

    @Test
    void a_damaged_customer_is_whole_again_and_goes_on_as_if_nothing_had_been() {
        for (long seed = 0; seed < 6; seed++) {
            var events = Histories.recorded(new Histories(seed, 3).events(250));
            var before = events.subList(0, events.size() - 20);
            try (var whole = ViewStores.open(folder.resolve("whole-" + seed), null);
                    var damaged = ViewStores.open(folder.resolve("damaged-" + seed), null)) {
                var straight = folded(whole, before);
                var mended = folded(damaged, before);
                var expected = Digest.of(straight, whole);
                var customer = ids(damaged).getFirst();
                damage(damaged, customer);
                assertThat(Digest.of(mended, damaged)).isNotEqualTo(expected);

                damaged.apply(mended.foldAgain(customer.stream(), recollected(damaged, customer, before)), Map.of());
                assertThat(Digest.of(mended, damaged)).as("seed %d", seed).isEqualTo(expected);

                var rest = events.subList(before.size(), events.size());
                whole.apply(straight.fold(rest), Map.of());
                damaged.apply(mended.fold(rest), Map.of());
                assertThat(Digest.of(mended, damaged))
                        .as("seed %d, later", seed)
                        .isEqualTo(Digest.of(straight, whole));
            }
        }
    }

    @Test
    void folding_a_customer_again_who_is_whole_changes_no_digest() {
        var events = Histories.recorded(new Histories(9, 4).events(120));
        try (var store = ViewStores.open(folder.resolve("same"), null)) {
            var view = folded(store, events);
            var before = Digest.of(view, store);
            for (var customer : ids(store)) {
                store.apply(view.foldAgain(customer.stream(), recollected(store, customer, events)), Map.of());
            }
            assertThat(Digest.of(view, store)).isEqualTo(before);
        }
    }

    private static CustomerView folded(ViewStore store, List<Recorded<?>> events) {
        var view = new CustomerView(store, GRAPH, RULES, Clock.fixed(Histories.NOW, ZoneOffset.UTC));
        view.collections().forEach(store::define);
        events.stream().gather(Gatherers.windowFixed(90)).forEach(batch -> store.apply(view.fold(batch), Map.of()));
        return view;
    }

    private static void damage(ViewStore store, CustomerId customer) {
        var document =
                store.get(Customers.ANSWERS.name(), Set.of(customer.value())).get(customer.value());
        assertThat(document).isNotNull();
        var wrong = new String(document.json(), StandardCharsets.UTF_8)
                .replaceAll("\"touchpoints\":\\d+", "\"touchpoints\":7777");
        store.apply(
                List.of(new Change.Put(
                        Customers.ANSWERS.name(),
                        new Document(customer.value(), document.version(), wrong.getBytes(StandardCharsets.UTF_8)),
                        Map.of("digest", "sha256:wrong"))),
                Map.of());
    }

    private static Recollection recollected(ViewStore store, CustomerId customer, List<Recorded<?>> events) {
        var sources = new FamilyStreams(store, GRAPH).of(Set.of(customer.stream()));
        return Recollection.nothing(sources).with(Histories.source(events));
    }

    private static List<CustomerId> ids(ViewStore store) {
        var ids = new ArrayList<CustomerId>();
        store.scan(Customers.ANSWERS.name(), List.of(), (id, _) -> ids.add(new CustomerId(id)));
        return ids;
    }
}
