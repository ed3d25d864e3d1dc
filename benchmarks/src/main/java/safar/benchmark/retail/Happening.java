package safar.benchmark.retail;

import java.time.Instant;
import java.util.List;
import safar.contract.identity.IdentifierType;

/** One touchpoint of the workload before its details: they follow from its number, so that a repeat has the same bytes. */
record Happening(int number, Kind kind, Appearance who, Instant occurredAt) {

    /** Somebody under those of their identifiers that the touchpoint carries. */
    record Appearance(Shopper shopper, List<IdentifierType> identifiers) {}
}
