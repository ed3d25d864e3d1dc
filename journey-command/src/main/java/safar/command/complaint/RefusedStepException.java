package safar.command.complaint;

import java.io.Serial;

/** Carries a refusal out of the aggregate. */
public final class RefusedStepException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Decision refusal;

    RefusedStepException(Decision refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public Decision refusal() {
        return refusal;
    }
}
