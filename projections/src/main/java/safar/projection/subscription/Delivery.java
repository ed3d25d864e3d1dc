package safar.projection.subscription;

import java.util.ArrayList;
import java.util.List;
import safar.contract.subscription.Attempt;
import safar.contract.subscription.Attempt.Outcome;

/** What became of one change at one subscription: its last tries, oldest first. */
public record Delivery(String offset, Outcome status, boolean replay, List<Attempt> attempts) {

    private static final int KEPT = 10;

    Delivery after(Attempt attempt) {
        var all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Delivery(
                offset,
                attempt.outcome(),
                replay,
                List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())));
    }
}
