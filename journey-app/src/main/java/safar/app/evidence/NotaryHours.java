package safar.app.evidence;

import org.springframework.scheduling.annotation.Scheduled;
import safar.projection.view.Duty;

/** Has the log signed, and the witnesses told, again and again. */
class NotaryHours {

    private final Notary notary;
    private final Witnesses witnesses;
    private final Duty duty;

    NotaryHours(Notary notary, Witnesses witnesses, Duty duty) {
        this.duty = duty;
        this.notary = notary;
        this.witnesses = witnesses;
    }

    /** At least once a minute with changes; when it fails, the scheduler says so and it is tried again. */
    @Scheduled(
            fixedDelayString = "${safar.transparency.every:PT20S}",
            initialDelayString = "${safar.transparency.every:PT20S}")
    void sign() throws InterruptedException {
        if (!duty.isHeld()) {
            return;
        }
        var note = notary.signIfAny();
        if (note.isPresent()) {
            witnesses.tell(note.get());
        }
    }
}
