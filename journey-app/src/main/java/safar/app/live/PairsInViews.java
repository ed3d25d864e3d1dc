package safar.app.live;

import java.util.Optional;
import safar.command.identity.PairOutlook;
import safar.contract.identity.Pair;
import safar.projection.customer.Customers;
import safar.projection.customer.PairStandings;
import safar.query.view.Positions;
import safar.query.view.StoreHead;

/** Asks the customer view about pairs, once it has seen everything that is recorded. */
final class PairsInViews implements PairOutlook {

    private final PairStandings standings;
    private final Positions positions;
    private final StoreHead head;

    PairsInViews(PairStandings standings, Positions positions, StoreHead head) {
        this.standings = standings;
        this.positions = positions;
        this.head = head;
    }

    @Override
    public boolean isLinked(Pair pair) {
        positions.reach(Customers.VIEW, head.position());
        return standings.isLinked(pair);
    }

    @Override
    public Optional<String> guardAgainst(Pair pair) {
        positions.reach(Customers.VIEW, head.position());
        return standings.guardAgainst(pair);
    }
}
