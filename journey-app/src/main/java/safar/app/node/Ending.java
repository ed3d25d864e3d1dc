package safar.app.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a node ends what runs beside it: it is told, and waited for, though not for ever. */
public final class Ending {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ending() {}

    /** Waits until a thread that was told to end has ended, if it ever began. */
    public static void await(@Nullable Thread told) {
        if (told == null || told.getState() == Thread.State.NEW) {
            return;
        }
        try {
            told.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
