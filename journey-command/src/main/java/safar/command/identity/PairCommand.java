package safar.command.identity;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityEvent.Grounds;
import safar.contract.identity.Pair;

/** What can be decided about a pair of identifiers. */
sealed interface PairCommand {

    Pair pair();

    Grounds grounds();

    Actor by();

    Instant now();

    /** Both belong to one person; the same again changes nothing. */
    record LinkByHand(Pair pair, Grounds grounds, Actor by, Instant now) implements PairCommand {

        @TargetAggregateIdentifier
        String stream() {
            return pair.streamName();
        }
    }

    /** They belong to different people; the same again changes nothing. */
    record UnlinkByHand(Pair pair, Grounds grounds, Actor by, Instant now) implements PairCommand {

        @TargetAggregateIdentifier
        String stream() {
            return pair.streamName();
        }
    }
}
