package safar.app.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safar.projection.store.Crew;
import safar.projection.view.Sharing;
import safar.projection.view.ViewGenerations;

/**
 * Divides the shares evenly among the nodes that are there: each takes those that fall on it by the order of the nodes' names, so that nobody has to ask. Nodes that do not
 * see the same for a moment may hold the same share, which then only one of them can store.
 */
final class ShareHolding extends Lookout {

    private static final Logger LOG = LoggerFactory.getLogger(ShareHolding.class);
    /** After so many looks the other nodes are known. */
    private static final int KNOWN = 3;

    private final Sharing sharing;
    private final Crew crew;
    private final boolean wanted;
    private final Runnable gained;
    private int looks;

    /**
     * @param wanted whether this node keeps views up at all
     * @param gained what is done when shares came that another node may have left half done
     */
    ShareHolding(Sharing sharing, ViewGenerations store, boolean wanted, Runnable gained) {
        super("view-shares");
        this.sharing = sharing;
        this.wanted = wanted;
        this.crew = store.crew(VIEWS, sharing.node());
        this.gained = gained;
    }

    @Override
    void look() {
        var present = crew.present();
        looks++;
        if (looks < KNOWN) {
            return;
        }
        var before = sharing.held();
        var mine = sharing.fallingOnThis(present);
        if (!mine.equals(before)) {
            LOG.info("this node folds {} of the shares of views, with {} nodes", mine.size(), present.size());
            sharing.hold(mine);
            if (!before.containsAll(mine)) {
                gained.run();
            }
        }
    }

    @Override
    public void start() {
        if (wanted) {
            super.start();
        }
    }

    @Override
    void leave() {
        if (wanted) {
            crew.close();
        }
    }
}
