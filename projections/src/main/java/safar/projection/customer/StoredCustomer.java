package safar.projection.customer;

import java.util.List;
import safar.contract.identity.StreamId;

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
        CustomerDocument view, List<Link> links, String digest, StreamId family, List<StreamId> streams) {}
