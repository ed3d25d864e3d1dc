package safar.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import safar.contract.Recorded;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.ComplaintView;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.feedback.FeedbackView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.Change;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

/** The laws of views; a new view joins by being named in {@link #views}. How many histories each is tried on is {@code jqwik.tries.default}. */
class LawsOfViewsTest {

    private static final Clock CLOCK = Clock.fixed(Histories.NOW, ZoneOffset.UTC);
    private static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");

    private static final CaseRules CASE_RULES = CaseRules.standard();

    /** Guards tight enough that a small history runs into them. */
    private static final Guards GUARDS = new Guards(Set.of(), 4, Guards.STANDARD.limits());

    /** Little enough that families are dropped from memory and read again on the way. */
    private static final long REMEMBERED_BYTES = 60_000;

    private static List<BatchView> views(ViewStore store) {
        return List.of(
                new CustomerView(
                        store, new IdentityGraph(GUARDS, 5), CustomerRules.always(RULES), CLOCK, REMEMBERED_BYTES),
                new FeedbackView(store),
                new ComplaintView(store, CASE_RULES));
    }

    @Property
    void any_order_and_any_batches_of_the_same_facts_give_the_same_views(@ForAll long seed) {
        var random = new Random(seed);
        var facts = new Histories(seed, 6).events(20 + random.nextInt(120));
        var expected = digests(facts, List.of(facts.size()), false);
        var shuffled = Histories.shuffled(facts, random);

        assertThat(digests(shuffled, batches(shuffled.size(), random), false)).isEqualTo(expected);
    }

    @Property
    void what_is_delivered_again_changes_nothing(@ForAll long seed) {
        var random = new Random(seed);
        var facts = new Histories(seed, 6).events(20 + random.nextInt(80));
        var batches = batches(facts.size(), random);

        assertThat(digests(facts, batches, true)).isEqualTo(digests(facts, batches, false));
    }

    @Property(tries = 8)
    void a_journey_of_many_chunks_obeys_too(@ForAll long seed) {
        var random = new Random(seed);
        var facts = new Histories(seed, 1).events(500);
        var expected = digests(facts, List.of(facts.size()), false);
        var shuffled = Histories.shuffled(facts, random);

        assertThat(digests(shuffled, batches(shuffled.size(), random), true)).isEqualTo(expected);
    }

    private static List<Integer> batches(int facts, Random random) {
        var sizes = new ArrayList<Integer>();
        for (int left = facts; left > 0; left -= sizes.getLast()) {
            sizes.add(Math.min(left, 1 + random.nextInt(30)));
        }
        return sizes;
    }

    /** The digest of each view, and what all journeys add up to, after these batches. */
    private static Map<String, String> digests(List<? extends Object> facts, List<Integer> batches, boolean twice) {
        try (var scratch = Scratch.make();
                var store = ViewStores.open(scratch.folder(), null)) {
            var views = views(store);
            views.stream().flatMap(view -> view.collections().stream()).forEach(store::define);
            var events = Histories.recorded(facts);
            int from = 0;
            for (var size : batches) {
                var batch = events.subList(from, from + size);
                fold(store, views, batch);
                if (twice) {
                    // the crash between writing the documents and writing the position
                    fold(store, views, events.subList(Math.max(0, from - 7), from + size));
                }
                from += size;
            }
            var digests = new LinkedHashMap<String, String>();
            views.forEach(view -> digests.put(view.name(), Digest.of(view, store)));
            digests.put("totals", totals(store));
            return digests;
        }
    }

    private static void fold(ViewStore store, List<BatchView> views, List<Recorded<?>> batch) {
        var middle = batch.size() / 2;
        for (var view : views) {
            var folding = view.begin();
            folding.take(batch.subList(0, middle));
            folding.take(batch.subList(middle, batch.size()));
            var changes = new ArrayList<Change>();
            folding.changes(changes::add);
            store.apply(changes, Map.of());
        }
    }

    private static String totals(ViewStore store) {
        var document =
                store.get(Customers.TOTALS.name(), Set.of(Customers.TOTAL)).get(Customers.TOTAL);
        return document == null ? "" : new String(document.json(), StandardCharsets.UTF_8);
    }
}
