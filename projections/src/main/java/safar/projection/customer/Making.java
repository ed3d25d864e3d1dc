package safar.projection.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Named;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.identity.IdentityGraph;
import safar.projection.store.Change;
import safar.projection.store.Document;
import safar.projection.view.Ahead;
import safar.projection.view.ViewJson;

/**
 * Makes the documents of families, each from one family alone.
 *
 * @param graph under the guards of these rules
 */
record Making(IdentityGraph graph, Rules rules, Instant now) {

    private static final int PART = 100;

    /** By which families are made where there are many. */
    private static final int THREADS = 2;

    /** What has to be stored of a family and its customers. */
    record Made(Family family, List<Change> changes) {}

    /** Reads families on and hands over what was made of each, in their order. */
    void each(Collection<Family> families, Consumer<Made> taker) {
        if (families.size() < 2 * PART) {
            families.forEach(family -> taker.accept(made(family)));
            return;
        }
        var parts = families.stream()
                .gather(Gatherers.windowFixed(PART))
                .<Supplier<List<Made>>>map(
                        part -> () -> part.stream().map(this::made).toList())
                .iterator();
        try (var ahead = new Ahead<>("views-maker", THREADS, parts)) {
            ahead.forEachRemaining(part -> part.forEach(taker));
        }
    }

    private Made made(Family family) {
        var changes = new ArrayList<Change>();
        for (var customer : family.readOn(graph, rules.lifecycle(), now)) {
            if (customer.folded().last() != null) {
                changes.add(put(family, customer));
                customer.stored();
            } else if (customer.version() > 0) {
                changes.add(new Change.Delete(
                        Customers.ANSWERS.name(), customer.id().value(), customer.version()));
                customer.forgotten();
            }
        }
        family.gone()
                .forEach(
                        (id, version) -> changes.add(new Change.Delete(Customers.ANSWERS.name(), id.value(), version)));
        changes.add(document(family));
        return new Made(family, changes);
    }

    /** With the time at which one of its customers will next change by time alone. */
    private Change document(Family family) {
        Map<String, Instant> due = family.nextDue(rules.lifecycle(), now)
                .<Map<String, Instant>>map(at -> Map.of("nextDue", at))
                .orElse(Map.of());
        var document = new Document(family.id().value(), family.version(), FamilyJson.of(family.state()));
        return new Change.Put(Customers.FAMILIES.name(), document, due);
    }

    private Change put(Family family, Journey customer) {
        var who = Identity.of(family, customer.identifiers(), graph);
        var stored = StoredCustomer.of(who, customer.folded(), rules, now);
        var view = stored.view();
        var summary = customer.folded().summary();
        var json = ViewJson.ANSWERS.writeValueAsBytes(stored);

        var fields = new HashMap<String, Object>();
        fields.put("streams", stored.streams().stream().map(StreamId::value).toList());
        fields.put("tier", view.loyalty().tier());
        fields.put("segments", List.copyOf(view.segments()));
        fields.put("touchpoints", view.touchpoints());
        fields.put("purchases", view.purchases().count());
        fields.put(
                "spent",
                summary.purchases()
                        .net(rules.currency())
                        .amount()
                        .movePointRight(2)
                        .longValue());
        fields.put("digest", stored.digest());
        fields.put("search", searchable(view));
        putIfPresent(fields, "stage", view.lifecycle().stage());
        putIfPresent(fields, "standing", view.standing());
        putIfPresent(fields, "firstSeen", view.firstSeen());
        putIfPresent(fields, "lastSeen", view.lastSeen());
        putIfPresent(fields, "lastPurchase", view.purchases().last());
        putIfPresent(fields, "name", view.traits().get("name") instanceof String name ? name : null);
        return new Change.Put(
                Customers.ANSWERS.name(), new Document(customer.id().value(), customer.version(), json), fields);
    }

    private static String searchable(CustomerDocument view) {
        var words = view.identifiers().stream().map(Named::value).collect(Collectors.joining(" "));
        return view.traits().get("name") instanceof String name ? name + " " + words : words;
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
