package safar.command.identity;

import java.time.Instant;
import java.util.List;
import safar.command.identity.PairCommand.LinkByHand;
import safar.command.identity.PairCommand.UnlinkByHand;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;

/** What people have decided about a pair so far: nothing, that both are one person, or that they are two. */
sealed interface Ruling {

    record None() implements Ruling {}

    record Together(Instant since) implements Ruling {}

    record Apart(Instant since) implements Ruling {}

    static List<IdentityEvent> decide(PairCommand command, Ruling ruling) {
        return switch (command) {
            case LinkByHand _ when ruling instanceof Together -> List.of();
            case UnlinkByHand _ when ruling instanceof Apart -> List.of();
            case LinkByHand(var pair, var grounds, var by, var now) ->
                List.of(new LinkedByHand(pair, after(ruling, now), by, grounds));
            case UnlinkByHand(var pair, var grounds, var by, var now) ->
                List.of(new UnlinkedByHand(pair, after(ruling, now), by, grounds));
        };
    }

    static Ruling evolve(IdentityEvent event) {
        return switch (event) {
            case LinkedByHand linked -> new Together(linked.at());
            case UnlinkedByHand unlinked -> new Apart(unlinked.at());
        };
    }

    /** Now, but later than the decision before, which it replaces by its time alone. */
    private static Instant after(Ruling ruling, Instant now) {
        return switch (ruling) {
            case None _ -> now;
            case Together(var since) -> later(since, now);
            case Apart(var since) -> later(since, now);
        };
    }

    private static Instant later(Instant since, Instant now) {
        return now.isAfter(since) ? now : since.plusMillis(1);
    }
}
