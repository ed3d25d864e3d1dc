package safar.app.live;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import safar.app.announcement.Announcer;
import safar.projection.customer.CustomerView;
import safar.projection.loyalty.RfmScores;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;

/** What time alone brings about: stages that change by silence, and scores that are drawn anew. */
class Housekeeping {

    private static final int AT_ONCE = 500;

    private final Duty duty;
    private final Materialiser materialiser;
    private final CustomerView customers;
    private final RfmScores scores;
    private final Announcer announcer;
    private final Clock clock;
    private long drawnAt = -1;

    Housekeeping(
            Materialiser materialiser,
            CustomerView customers,
            RfmScores scores,
            Announcer announcer,
            Clock clock,
            Duty duty) {
        this.duty = duty;
        this.materialiser = materialiser;
        this.customers = customers;
        this.scores = scores;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${safar.lifecycle.sweep:PT5S}")
    void sweep() {
        if (!duty.isHeld()) {
            return;
        }
        var moment = clock.instant();
        while (materialiser.foldDue(() -> customers.foldDue(AT_ONCE)) > 0) {
            Thread.onSpinWait();
        }
        announcer.swept(moment);
    }

    /** Only when something happened since the last time. */
    @Scheduled(fixedDelayString = "${safar.scores.every:PT1M}")
    void drawScores() {
        var position = materialiser.position();
        if (duty.isHeld() && position != drawnAt) {
            scores.draw();
            drawnAt = position;
        }
    }
}
