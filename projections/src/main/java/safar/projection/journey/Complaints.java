package safar.projection.journey;

import org.jspecify.annotations.Nullable;

/** How many complaints there were, how many are open, and how the last closed one ended. */
public record Complaints(int open, int total, @Nullable String lastOutcome) {

    public static final Complaints NONE = new Complaints(0, 0, null);

    Complaints with(TapeEntry entry) {
        return entry.fact() instanceof Fact.Complaint ? new Complaints(open + 1, total + 1, lastOutcome) : this;
    }
}
