package safar.app.live;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safar.projection.store.Claim;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;

/**
 * Sees to it that one of the nodes that may keep the views up does so: the first to claim it, and when it falls silent another one, which ends what was begun and
 * goes on from there. The other nodes read what that one stores.
 */
final class ViewDuty extends Lookout implements Duty {

    private static final Logger LOG = LoggerFactory.getLogger(ViewDuty.class);

    private final Claim claim;
    private final Materialiser materialiser;
    private final boolean wanted;
    private final List<Runnable> elsewhere;
    private volatile boolean held;
    private boolean waited;

    /** @param elsewhere what is done about once a second while another node keeps the views up */
    ViewDuty(ViewGenerations store, Materialiser materialiser, boolean wanted, List<Runnable> elsewhere) {
        super("view-duty");
        this.claim = store.claim(VIEWS, UUID.randomUUID().toString());
        this.materialiser = materialiser;
        this.wanted = wanted;
        this.elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    void look() {
        var mine = wanted && claim.held();
        if (mine && !held) {
            materialiser.takeOver();
            if (waited) {
                LOG.info("this node keeps the views up from position {} on", materialiser.position());
            }
        } else if (!mine && held) {
            LOG.warn("another node keeps the views up from now on");
            held = false;
            materialiser.handOver();
        }
        held = mine;
        if (!mine) {
            waited = true;
            materialiser.lookAgain();
            elsewhere.forEach(Runnable::run);
        }
    }

    @Override
    public void start() {
        tryToLook();
        super.start();
    }

    @Override
    public void stop() {
        held = false;
        super.stop();
    }

    @Override
    void leave() {
        if (wanted) {
            claim.close();
        }
    }
}
