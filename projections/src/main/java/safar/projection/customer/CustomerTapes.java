package safar.projection.customer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.journey.TapeEntry;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Page;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;

/** Every customer with all that happened to them, as the view keeps it; nothing is written. */
public final class CustomerTapes {

    private final ViewStore store;

    public CustomerTapes(ViewStore store) {
        this.store = store;
    }

    /**
     * One customer.
     *
     * @param folded their journey under the rules of the view
     * @param facts all that happened, in canonical order, those of the future among them
     */
    public record Life(CustomerId id, Folded folded, Supplier<List<TapeEntry>> facts) {}

    /** How many documents {@link #page} will answer in all, about. */
    public long size() {
        return store.count(Customers.FAMILIES.name(), Filter.everything(), List.of())
                .getOrDefault(List.of(), 0L);
    }

    /** Documents of people who belong together, for {@link #lives}; {@code cursor} is the end of the page before. */
    public Page page(int limit, @Nullable String cursor) {
        return store.find(
                Customers.FAMILIES.name(), Query.of(Filter.everything(), limit).after(cursor));
    }

    /** The customers in a document. */
    public List<Life> lives(Document document) {
        var family = new Family(FamilyJson.present(document.json()), document.version(), this::chunk);
        return family.customers().stream()
                .filter(customer -> customer.folded().last() != null)
                .map(customer ->
                        new Life(customer.id(), customer.folded(), () -> family.entries(customer.identifiers())))
                .toList();
    }

    /** One customer by their document in {@link Customers#ANSWERS}. */
    public Optional<Life> of(Document customer) {
        var family = ViewJson.ANSWERS
                .readValue(customer.json(), StoredCustomer.class)
                .family()
                .value();
        return Optional.ofNullable(
                        store.get(Customers.FAMILIES.name(), Set.of(family)).get(family))
                .stream()
                .flatMap(document -> lives(document).stream())
                .filter(life -> life.id().value().equals(customer.id()))
                .findFirst();
    }

    private IntFunction<List<TapeEntry>> chunk(StreamId stream) {
        return number -> {
            var id = FamilyMemory.chunkId(stream, number);
            var document = store.get(Customers.TAPES.name(), Set.of(id)).get(id);
            // a chunk that is gone was rewritten meanwhile: what it held is in another by now
            return document == null ? List.of() : FamilyJson.chunk(document.json());
        };
    }
}
