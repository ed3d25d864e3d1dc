package safar.app.evidence;

import org.springframework.scheduling.annotation.Scheduled;

/** Has the log signed, and the witnesses told, again and again. */
class NotaryHours {

    private final Notary notary;
    private final Witnesses witnesses;

    NotaryHours(Notary notary, Witnesses witnesses) {
        this.notary = notary;
        this.witnesses = witnesses;
    }

    /** At least once a minute with changes; when it fails, the scheduler says so and it is tried again. */
    @Scheduled(
            fixedDelayString = "${safar.transparency.every:PT20S}",
            initialDelayString = "${safar.transparency.every:PT20S}")
    void sign() throws InterruptedException {
        var note = notary.signIfAny();
        if (note.isPresent()) {
            witnesses.tell(note.get());
        }
    }
}
