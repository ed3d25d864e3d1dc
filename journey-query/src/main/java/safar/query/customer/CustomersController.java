package safar.query.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.StreamId;
import safar.projection.customer.Customers;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.SearchText;
import safar.projection.store.ViewStore;
import safar.query.QueryProblem;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/customers}: find customers, and read one with their journey. */
@RestController
final class CustomersController {

    private static final Set<String> ORDERS =
            Set.of("firstSeen", "lastSeen", "touchpoints", "purchases", "spent", "name");

    private final ViewStore store;
    private final IdentityKey key;
    private final CustomerAnswers answers;
    private final Journeys journeys;

    CustomersController(ViewStore store, IdentityKey key, CustomerAnswers answers, Journeys journeys) {
        this.store = store;
        this.key = key;
        this.answers = answers;
        this.journeys = journeys;
    }

    /** A page, and the cursor that continues it; null at the end. */
    record Page(List<ObjectNode> items, @Nullable String next) {}

    @GetMapping("/api/customers")
    Page find(
            @RequestParam Optional<String> identifier,
            @RequestParam Optional<String> stage,
            @RequestParam Optional<String> tier,
            @RequestParam Optional<String> segment,
            @RequestParam Optional<String> q,
            @RequestParam(defaultValue = "-lastSeen") String sort,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam Optional<String> cursor) {
        if (identifier.isPresent()) {
            return page(answers.byStream(stream(identifier.get())).map(List::of).orElse(List.of()), null);
        }
        if (limit < 1 || limit > Query.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Query.MOST));
        }
        var filter = Filter.everything();
        filter = stage.isPresent() ? filter.equal("stage", stage.get()) : filter;
        filter = tier.isPresent() ? filter.equal("tier", tier.get()) : filter;
        filter = segment.isPresent() ? filter.equal("segments", segment.get()) : filter;
        if (q.isPresent() && !q.get().isBlank()) {
            var named = cursor.isEmpty() ? named(q.get()) : List.<Document>of();
            if (!named.isEmpty()) {
                return page(named, null);
            }
            filter = filter.contains("search", q.get());
        }
        try {
            var found = store.find(
                    Customers.ANSWERS.name(),
                    ordered(Query.of(filter, limit), sort).after(cursor.orElse(null)));
            return page(found.documents(), found.next());
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter("cursor", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/api/customers/{id}")
    ObjectNode read(@PathVariable String id) {
        return answers.complete(List.of(customer(id))).getFirst();
    }

    @GetMapping("/api/customers/{id}/journey")
    Journeys.Page journey(
            @PathVariable String id,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<Set<String>> type,
            @RequestParam Optional<Set<String>> channel,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> cursor) {
        if (limit < 1 || limit > Journeys.MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(Journeys.MOST));
        }
        var wanted = new Journeys.Wanted(
                from.orElse(Instant.MIN), to.orElse(Instant.MAX), type.orElse(Set.of()), channel.orElse(Set.of()));
        return journeys.page(customer(id), wanted, limit, cursor.orElse(null));
    }

    private Document customer(String id) {
        return answers.byId(id).orElseThrow(() -> QueryProblem.notFound("customer", id));
    }

    private Page page(List<Document> documents, @Nullable String next) {
        return new Page(answers.complete(documents), next);
    }

    private StreamId stream(String identifier) {
        try {
            return key.stream(Identifier.parse(identifier));
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter("identifier", String.valueOf(e.getMessage()));
        }
    }

    /** Customers with exactly this order or ticket number. */
    private List<Document> named(String number) {
        var references = store.find(
                Customers.REFERENCES.name(),
                Query.of(Filter.everything().equal("reference", SearchText.normalise(number)), 50));
        Map<String, Document> found = new LinkedHashMap<>();
        for (var reference : references.documents()) {
            var stream = reference.id().substring(0, reference.id().indexOf(':'));
            answers.byStream(new StreamId(stream)).ifPresent(document -> found.put(document.id(), document));
        }
        return new ArrayList<>(found.values());
    }

    private static Query ordered(Query query, String sort) {
        var descending = sort.startsWith("-");
        var field = descending ? sort.substring(1) : sort;
        if (!ORDERS.contains(field)) {
            throw QueryProblem.badParameter(
                    "sort",
                    "expected one of %s, with - before it for descending"
                            .formatted(ORDERS.stream().sorted().toList()));
        }
        return descending ? query.descending(field) : query.ascending(field);
    }
}
