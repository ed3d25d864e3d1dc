package safar.query.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.customer.Customers;
import safar.projection.customer.StoredCustomer;
import safar.projection.loyalty.CutPoints;
import safar.projection.loyalty.RfmScores;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import tools.jackson.databind.node.ObjectNode;

/** Finds customers and completes their documents with what depends on all others, the position and the digest. */
@Component
public final class CustomerAnswers {

    private final ViewStore store;
    private final RfmScores scores;
    private final String currency;

    CustomerAnswers(ViewStore store, RfmScores scores, @Value("${SAFAR_CURRENCY:EUR}") String currency) {
        this.store = store;
        this.scores = scores;
        this.currency = currency;
    }

    /** The customer to whom a stream belongs, whichever of theirs it is. */
    Optional<Document> byStream(StreamId stream) {
        return store
                .find(Customers.ANSWERS.name(), Query.of(Filter.everything().equal("streams", stream.value()), 1))
                .documents()
                .stream()
                .findFirst();
    }

    /** The customer of that id, or whom they have become part of. */
    Optional<Document> byId(String id) {
        try {
            var customer = new CustomerId(id);
            var own = store.get(Customers.ANSWERS.name(), Set.of(customer.value()))
                    .get(customer.value());
            return own != null ? Optional.of(own) : byStream(customer.stream());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A customer at some moment; scores over all customers are added where they were drawn by then. */
    public ObjectNode complete(StoredCustomer customer, long position, Instant by) {
        var cuts = scores.current().filter(drawn -> !drawn.drawnAt().isAfter(by));
        return complete((ObjectNode) ViewJson.ANSWERS.valueToTree(customer), position, cuts);
    }

    List<ObjectNode> complete(List<Document> documents) {
        var position = store.position(Customers.VIEW);
        var cuts = scores.current();
        return documents.stream()
                .map(document -> (ObjectNode) ViewJson.ANSWERS.readTree(document.json()))
                .map(envelope -> complete(envelope, position, cuts))
                .toList();
    }

    private ObjectNode complete(ObjectNode envelope, long position, Optional<CutPoints> cuts) {
        var view = (ObjectNode) envelope.get("view");
        var loyalty = (ObjectNode) view.get("loyalty");
        loyalty.putNull("rfm");
        cuts.flatMap(drawn -> rfm(view, drawn)).ifPresent(rfm -> loyalty.set("rfm", ViewJson.ANSWERS.valueToTree(rfm)));
        loyalty.putNull("probabilityAlive");
        loyalty.putNull("lifetimeValue");
        view.set("links", envelope.get("links"));
        view.put("position", position);
        view.set("digest", envelope.get("digest"));
        return view;
    }

    private Optional<CutPoints.Rfm> rfm(ObjectNode view, CutPoints cuts) {
        var typed = ViewJson.ANSWERS.treeToValue(view, Bought.class).purchases();
        return Optional.ofNullable(typed.last())
                .flatMap(last -> cuts.score(last.toEpochMilli(), typed.count(), typed.net(currency)));
    }
}
