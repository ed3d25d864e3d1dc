package safar.projection.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Sealable;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.projection.store.Change;
import safar.projection.store.Document;
import safar.projection.store.SearchText;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;

/** Gathers order and ticket numbers, so that a customer can be found by one. */
final class References {

    private final ViewStore store;
    private final Map<String, Reference> references = new LinkedHashMap<>();

    References(ViewStore store) {
        this.store = store;
    }

    private record Reference(String reference, StreamId stream) {}

    /** Notes the number that an event carries, if it does. */
    void note(Object event) {
        if (event instanceof Sealable sealable) {
            var number = number(event);
            if (number != null) {
                var stream = sealable.sealedUnder();
                references.put(stream + ":" + number, new Reference(SearchText.normalise(number), stream));
            }
        }
    }

    /** What has to be stored of those noted. */
    Collection<Change> changes() {
        if (references.isEmpty()) {
            return List.of();
        }
        references
                .keySet()
                .removeAll(store.get(Customers.REFERENCES.name(), references.keySet())
                        .keySet());
        var changes = new ArrayList<Change>();
        references.forEach((id, reference) -> changes.add(new Change.Put(
                Customers.REFERENCES.name(),
                new Document(id, 0, ViewJson.STATE.writeValueAsBytes(reference)),
                Map.of(
                        "reference",
                        reference.reference(),
                        "stream",
                        reference.stream().value()))));
        return changes;
    }

    private static @Nullable String number(Object event) {
        return switch (event) {
            case PurchaseMade purchase -> purchase.orderId();
            case PurchaseReturned sentBack -> sentBack.orderId();
            case ComplaintMade complaint -> complaint.complaintId();
            case ComplaintFiled filed
            when filed.entry().customer() != null -> filed.entry().complaint().value();
            default -> null;
        };
    }
}
