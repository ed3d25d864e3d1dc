package safar.projection.customer;

import java.time.Instant;
import java.util.List;
import safar.contract.Money;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.journey.Feedback;
import safar.projection.journey.Profile;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.StageChange;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * A customer's document in the view store.
 *
 * @param view what the API answers, evaluated when it was written
 * @param links why these identifiers are one customer and others are not
 * @param digest over the view as of the last event's time, links and positions left out
 * @param family where its facts are kept
 * @param streams on which its events are, and those that would lead to it
 */
public record StoredCustomer(
        CustomerDocument view, List<Link> links, String digest, StreamId family, List<StreamId> streams) {

    private static final ObjectWriter DIGESTED = ViewJson.arrays(
                    CustomerDocument.class,
                    CustomerDocument.Named.class,
                    CustomerDocument.Lifecycle.class,
                    CustomerDocument.Purchases.class,
                    CustomerDocument.Complaints.class,
                    CustomerDocument.Loyalty.class,
                    Feedback.class,
                    Feedback.Score.class,
                    Profile.Decision.class,
                    StageChange.class,
                    MembershipChange.class,
                    Money.class)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writerFor(CustomerDocument.class);

    /** A journey as far as it was read, with what time alone has brought about until {@code now}. */
    static StoredCustomer of(Identity who, Folded folded, Rules rules, Instant now) {
        var view = view(who, folded, rules, now);
        var last = folded.last();
        var lastSeen = view.lastSeen() != null ? view.lastSeen() : last == null ? now : last.at();
        var settled = view(who, folded, rules, lastSeen);
        var digest = Digest.of(DIGESTED.writeValueAsBytes(settled));
        return new StoredCustomer(view, who.links(), digest, who.family(), who.streams());
    }

    private static CustomerDocument view(Identity who, Folded folded, Rules rules, Instant at) {
        return CustomerDocument.of(who.id(), who.identifiers(), folded.advanced(rules.lifecycle(), at), rules);
    }
}
