package safar.command.ingest;

import java.util.List;

/** What became of a delivery: all that is accepted is durable, and views show it once they have reached the position. */
public record Receipt(int accepted, int duplicates, List<Rejection> rejected, long position) {

    public Receipt {
        rejected = List.copyOf(rejected);
    }
}
