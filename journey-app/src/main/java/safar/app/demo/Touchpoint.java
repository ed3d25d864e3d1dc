package safar.app.demo;

import java.time.Instant;
import java.util.Comparator;
import tools.jackson.databind.node.ObjectNode;

/** One element of {@code POST /api/touchpoints}, with what it is ordered by. */
record Touchpoint(Instant occurredAt, String id, ObjectNode json) implements Comparable<Touchpoint> {
    private static final Comparator<Touchpoint> ORDER =
            Comparator.comparing(Touchpoint::occurredAt).thenComparing(Touchpoint::id);

    @Override
    public int compareTo(Touchpoint other) {
        return ORDER.compare(this, other);
    }
}
