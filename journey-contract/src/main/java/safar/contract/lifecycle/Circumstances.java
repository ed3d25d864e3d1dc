package safar.contract.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What held when something was announced of a customer.
 *
 * @param effectiveAt when the change took effect, which may be long before it was announced
 * @param policyVersion of the lifecycle policy, or of the segment's rules
 * @param causes ids of the events that caused it
 * @param segments the customer was in
 * @param consents the purposes the customer had given consent to
 */
public record Circumstances(
        Instant effectiveAt,
        int policyVersion,
        Trigger trigger,
        List<String> causes,
        List<String> segments,
        List<String> consents) {

    public Circumstances {
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MILLIS);
        causes = List.copyOf(causes);
        segments = segments.stream().sorted().distinct().toList();
        consents = consents.stream().sorted().distinct().toList();
    }
}
