package safar.app.axonserver;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** What a server had when it was first asked: as far as a copy has to come, also when the server is written to all the while. */
final class Goal {

    private OptionalLong last = OptionalLong.empty();

    /** @param lastThere the last event of the server, counted from 0; asked until it has answered once */
    boolean isReachedBy(long head, LongSupplier lastThere) {
        if (last.isEmpty()) {
            last = OptionalLong.of(lastThere.getAsLong());
        }
        return head > last.getAsLong();
    }
}
