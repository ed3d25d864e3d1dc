package safar.app.live;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.Recollection;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewJson;
import safar.query.replay.RecordedStreams;
import safar.query.view.CustomerRebuilder;

/** Folds customers of the live view again; it stands still only for what was recorded while their events were read. */
final class LiveCustomers implements CustomerRebuilder {

    private final Materialiser live;
    private final CustomerView view;
    private final FamilyStreams streams;
    private final RecordedStreams recorded;
    private final ViewStore store;

    LiveCustomers(
            Materialiser live, CustomerView view, FamilyStreams streams, RecordedStreams recorded, ViewStore store) {
        this.live = live;
        this.view = view;
        this.streams = streams;
        this.recorded = recorded;
        this.store = store;
    }

    @Override
    public Refolded rebuild(CustomerId customer) {
        var members = Set.of(customer.stream());
        var ahead = readOn(Recollection.nothing(streams.of(members)));
        return live.standingStill(() -> {
            var sources = streams.of(members);
            var all = readOn(ahead.isOf(sources) ? ahead : Recollection.nothing(sources));
            var before = digest(customer);
            live.foldDue(() -> view.foldAgain(customer.stream(), all));
            var after = digest(customer);
            var position = store.position(Customers.VIEW);
            return new Refolded(Customers.VIEW, customer, position, before, after, Objects.equals(before, after));
        });
    }

    /** Up to where the view is, so that what it will be told next is told once. */
    private Recollection readOn(Recollection known) {
        var position = store.position(Customers.VIEW);
        return known.with((stream, passed) -> recorded.read(stream, passed, position));
    }

    private record Digested(String digest) {}

    private @Nullable String digest(CustomerId customer) {
        var query =
                Query.of(Filter.everything().equal("streams", customer.stream().value()), 1);
        return store.find(Customers.ANSWERS.name(), query).documents().stream()
                .findFirst()
                .map(document -> ViewJson.ANSWERS
                        .readValue(document.json(), Digested.class)
                        .digest())
                .orElse(null);
    }
}
