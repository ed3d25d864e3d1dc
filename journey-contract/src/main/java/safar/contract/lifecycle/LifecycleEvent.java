package safar.contract.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;

/** All that can be recorded on {@code lifecycle/<customer id>}: what was announced of a customer, each change once. */
public sealed interface LifecycleEvent {

    /** Of whom it is; the customer's stream has it. */
    CustomerId customer();

    Circumstances circumstances();

    /** The name of the event stream, {@code lifecycle/<customer id>}. */
    static String streamName(CustomerId customer) {
        return "lifecycle/" + customer;
    }

    /**
     * The stage is another than the one announced last.
     *
     * @param from absent when nothing was announced before
     * @param path the stages in between that were not announced by themselves, oldest first
     */
    record LifecycleStageChanged(
            CustomerId customer, @Nullable String from, String to, List<String> path, Circumstances circumstances)
            implements LifecycleEvent {
        public LifecycleStageChanged {
            path = List.copyOf(path);
            if (to.equals(from)) {
                throw new IllegalArgumentException(
                        "expected a change of stage of customer %s, found %s twice".formatted(customer, to));
            }
        }
    }

    /** The customer was found to be another one, under whose id their life goes on. */
    record CustomerMerged(CustomerId customer, CustomerId into, Circumstances circumstances) implements LifecycleEvent {
        public CustomerMerged {
            requireOther(customer, into);
        }
    }

    /** The customer is their own again, at the stage that was announced last under their id. */
    record CustomerSplit(CustomerId customer, CustomerId from, Circumstances circumstances) implements LifecycleEvent {
        public CustomerSplit {
            requireOther(customer, from);
        }
    }

    record SegmentEntered(CustomerId customer, String segment, Circumstances circumstances) implements LifecycleEvent {}

    record SegmentLeft(CustomerId customer, String segment, Circumstances circumstances) implements LifecycleEvent {}

    private static void requireOther(CustomerId customer, CustomerId other) {
        if (customer.equals(other)) {
            throw new IllegalArgumentException("expected two customers, found %s twice".formatted(customer));
        }
    }
}
