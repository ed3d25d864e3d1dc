package safar.contract.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import safar.contract.Personal;
import safar.contract.Sealable;
import safar.contract.access.Actor;

/** All that can be recorded on {@code identity/<pair>}: what people decided about two identifiers, whatever touchpoints say of them. */
public sealed interface IdentityEvent extends Sealable {

    Pair pair();

    /** When it was decided, later than every decision before it on the same pair. */
    Instant at();

    Actor by();

    @Nullable
    Grounds grounds();

    /** The key of the stronger of the two. */
    @Override
    default StreamId sealedUnder() {
        return pair().a().stream();
    }

    /** Both belong to one person. */
    record LinkedByHand(
            Pair pair,
            Instant at,
            Actor by,
            @Personal @Nullable Grounds grounds) implements IdentityEvent {}

    /** They belong to different people, and no touchpoint that carries both says otherwise until somebody links them again. */
    record UnlinkedByHand(
            Pair pair,
            Instant at,
            Actor by,
            @Personal @Nullable Grounds grounds) implements IdentityEvent {}

    /** The identifiers in words, in the order of the pair, and why it was decided so. */
    record Grounds(String a, String b, @Nullable String reason) {}
}
