package safar.command.lifecycle;

import java.time.Instant;

/** How far all customers were compared with what was announced of them: up to a position, and up to a moment for what time alone brings about. */
public record Reconciled(long position, Instant moment) {

    public static final Reconciled NEVER = new Reconciled(0, Instant.EPOCH);
}
