package safar.projection.loyalty;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;

/** Draws the cut points of RFM over all customers, now and then, and keeps the last ones with their date. */
public final class RfmScores {

    private static final CollectionSpec SCORES = new CollectionSpec("scores-v1");
    private static final String RFM = "rfm";

    private final ViewStore store;
    private final String customers;
    private final Clock clock;

    /** @param customers the collection with {@code lastPurchase}, {@code purchases} and {@code spent} of each customer */
    public RfmScores(ViewStore store, String customers, Clock clock) {
        this.store = store;
        this.customers = customers;
        this.clock = clock;
        store.define(SCORES);
    }

    /** The cut points drawn last. */
    public Optional<CutPoints> current() {
        return Optional.ofNullable(stored())
                .map(document -> ViewJson.STATE.readValue(document.json(), CutPoints.class));
    }

    /** Draws them anew from what the view has now. */
    public CutPoints draw() {
        var recency = new ArrayList<Long>();
        var frequency = new ArrayList<Long>();
        var monetary = new ArrayList<Long>();
        store.scan(customers, List.of("lastPurchase", "purchases", "spent"), (_, fields) -> {
            if (fields.get("lastPurchase") instanceof Instant last
                    && fields.get("purchases") instanceof Long purchases
                    && fields.get("spent") instanceof Long spent) {
                recency.add(last.toEpochMilli());
                frequency.add(purchases);
                monetary.add(spent);
            }
        });
        var cuts = new CutPoints(
                clock.instant(),
                recency.size(),
                CutPoints.quintiles(recency),
                CutPoints.quintiles(frequency),
                CutPoints.quintiles(monetary));
        var before = stored();
        var document = new Document(RFM, before == null ? 0 : before.version(), ViewJson.STATE.writeValueAsBytes(cuts));
        store.apply(List.of(new Change.Put(SCORES.name(), document, Map.of())), Map.of());
        return cuts;
    }

    private @Nullable Document stored() {
        return store.get(SCORES.name(), Set.of(RFM)).get(RFM);
    }
}
