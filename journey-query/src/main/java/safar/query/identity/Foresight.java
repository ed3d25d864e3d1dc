package safar.query.identity;

import java.util.List;
import safar.contract.lifecycle.LifecycleEvent;
import safar.projection.customer.StoredCustomer;

/** Knows what would be announced if customers were like this. */
@FunctionalInterface
public interface Foresight {

    List<LifecycleEvent> announcements(List<StoredCustomer> customers);
}
