package safar.command.identity;

import java.util.Optional;
import safar.contract.identity.Pair;

/** What the views know of two identifiers once they have seen all that is recorded. */
public interface PairOutlook {

    /** Whether something links them: touchpoints that carried both or a person's word, held back by a guard or not. */
    boolean isLinked(Pair pair);

    /** The guard that would hold a link by hand back. */
    Optional<String> guardAgainst(Pair pair);
}
