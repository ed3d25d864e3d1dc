package safar.command.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import safar.contract.identity.CustomerId;

/**
 * What follows of a customer from all that is known.
 *
 * @param members the ids under which the customer is known, or was when those were customers of their own
 * @param history all stages, oldest first
 * @param segments they are in
 * @param left segments they are not in any more
 * @param consents purposes to which they have given it
 */
public record Derived(
        CustomerId customer,
        Set<CustomerId> members,
        int policyVersion,
        List<Entry> history,
        SortedMap<String, Membership> segments,
        Map<String, Membership> left,
        List<String> consents) {

    public Derived {
        members = Set.copyOf(members);
        history = List.copyOf(history);
        left = Map.copyOf(left);
        consents = List.copyOf(consents);
    }

    /** A stage that was entered, by the passing of time or by an event; {@code causes} are event ids. */
    public record Entry(String stage, Instant at, List<String> causes, boolean byTime) {}

    /** When a customer came into a segment or left it, by the passing of time or by an event. */
    public record Membership(Instant at, List<String> causes, boolean byTime) {}
}
