package safar.projection.journey;

import org.jspecify.annotations.Nullable;

/** How many complaint cases there were, how many are open, and how the last closed one ended. */
public record Complaints(int open, int total, @Nullable String lastOutcome) {

    public static final Complaints NONE = new Complaints(0, 0, null);

    Complaints with(TapeEntry entry) {
        if (!(entry.fact() instanceof Fact.CaseEvent event)) {
            return this;
        }
        if (event.outcome() != null) {
            return new Complaints(open - 1, total, event.outcome().label());
        }
        return event.files() || event.reopens()
                ? new Complaints(open + 1, event.files() ? total + 1 : total, lastOutcome)
                : this;
    }
}
