package safar.projection.customer;

import java.time.Instant;
import java.util.List;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

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

    /** A journey as far as it was read, with what time alone has brought about until {@code now}. */
    static StoredCustomer of(Identity who, Folded folded, Rules rules, Instant now) {
        var view = view(who, folded, rules, now);
        var last = folded.last();
        var lastSeen = view.lastSeen() != null ? view.lastSeen() : last == null ? now : last.at();
        var settled = view(who, folded, rules, lastSeen);
        var digest = Digest.of(ViewJson.ANSWERS.writeValueAsBytes(settled));
        return new StoredCustomer(view, who.links(), digest, who.family(), who.streams());
    }

    private static CustomerDocument view(Identity who, Folded folded, Rules rules, Instant at) {
        return CustomerDocument.of(who.id(), who.identifiers(), folded.advanced(rules.lifecycle(), at), rules);
    }
}
