package safar.query.view;

import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;

/** Folds one customer again, with all who are or ever were named together with them, while everything goes on. */
@FunctionalInterface
public interface CustomerRebuilder {

    /**
     * What came of it.
     *
     * @param before the customer's digest until now; null where nothing was stored
     * @param after the customer's digest from now on; null where nothing counts of them
     */
    record Refolded(
            String view,
            CustomerId customer,
            long position,
            @Nullable String before,
            @Nullable String after,
            boolean same) {}

    Refolded rebuild(CustomerId customer);
}
