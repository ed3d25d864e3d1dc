package safar.contract.subscription;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Personal;
import safar.contract.Sealable;
import safar.contract.access.Actor;
import safar.contract.identity.StreamId;

/** All that can be recorded of a subscription; secrets and headers are sealed under a key of its own. */
public sealed interface SubscriptionEvent extends Sealable {

    SubscriptionId id();

    @Override
    default StreamId sealedUnder() {
        return new StreamId(id().value());
    }

    /** What somebody decided, on {@code subscription/<id>}. */
    sealed interface Decided extends SubscriptionEvent {}

    /**
     * Changes after {@code start} are delivered from now on.
     *
     * @param secret in the form {@code whsec_…} in which it was shown once
     */
    record SubscriptionCreated(
            SubscriptionId id,
            Terms terms,
            long start,
            Actor by,
            @Personal @Nullable String secret,
            @Personal @Nullable Map<String, String> headers)
            implements Decided {}

    record SubscriptionChanged(
            SubscriptionId id,
            Terms terms,
            Actor by,
            @Personal @Nullable Map<String, String> headers) implements Decided {}

    /** Deliveries are signed with both until then, afterwards with the new one alone. */
    record SecretRotated(
            SubscriptionId id,
            Instant previousUntil,
            Actor by,
            @Personal @Nullable String secret) implements Decided {
        public SecretRotated {
            previousUntil = previousUntil.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Nothing is delivered until somebody resumes it. */
    record SubscriptionPaused(SubscriptionId id, String reason, Actor by) implements Decided {}

    record SubscriptionResumed(SubscriptionId id, Actor by) implements Decided {}

    record SubscriptionDeleted(SubscriptionId id, Actor by) implements Decided {}

    /** The changes after one offset up to another are delivered once more, marked as a replay. */
    record ReplayAsked(SubscriptionId id, String replay, long after, long upTo, Actor by) implements Decided {}

    /** Parked deliveries are tried once more. */
    record RedriveAsked(SubscriptionId id, List<Long> offsets, Actor by) implements Decided {
        public RedriveAsked {
            offsets = List.copyOf(offsets);
        }
    }

    /**
     * What was tried, on {@code subscription/<id>/progress}, many tries at a time.
     *
     * @param replay of which replay it is; absent for what is delivered for the first time
     * @param cursor everything up to it is delivered, withheld, parked or unfinished
     * @param withheld how many more changes were withheld for want of consent
     */
    record DeliveriesMade(
            SubscriptionId id,
            @Nullable String replay,
            long cursor,
            List<Unfinished> unfinished,
            List<Attempt> attempts,
            int withheld)
            implements SubscriptionEvent {
        public DeliveriesMade {
            unfinished = List.copyOf(unfinished);
            attempts = List.copyOf(attempts);
        }
    }
}
