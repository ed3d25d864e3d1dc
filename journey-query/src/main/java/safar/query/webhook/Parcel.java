package safar.query.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.subscription.Unfinished;
import safar.projection.feed.LifecycleChange;

/**
 * Changes that are delivered together.
 *
 * @param attempts how often that was tried
 * @param since when it was first tried
 * @param next when it is to be tried next
 * @param concerned the customers whom the changes are about
 */
record Parcel(
        List<LifecycleChange> changes,
        int attempts,
        @Nullable Instant since,
        Instant next,
        Set<CustomerId> concerned) {

    Parcel(List<LifecycleChange> changes, int attempts, @Nullable Instant since, Instant next) {
        this(
                changes,
                attempts,
                since,
                next,
                changes.stream()
                        .flatMap(change -> change.concerned().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static Parcel of(List<LifecycleChange> changes) {
        return new Parcel(List.copyOf(changes), 0, null, Instant.EPOCH);
    }

    Parcel failed(Instant moment, Instant again) {
        return new Parcel(changes, attempts + 1, since == null ? moment : since, again, concerned);
    }

    long first() {
        return changes.getFirst().position();
    }

    List<Long> offsets() {
        return changes.stream().map(LifecycleChange::position).toList();
    }

    Unfinished unfinished() {
        return new Unfinished(offsets(), attempts, since, next);
    }
}
