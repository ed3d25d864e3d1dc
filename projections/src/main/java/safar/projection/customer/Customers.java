package safar.projection.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import safar.projection.journey.Totals;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Field;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.Share;
import safar.projection.view.ViewJson;

/** The collections of the customer view. */
public final class Customers {

    public static final String VIEW = "customers";

    /** One document per customer, as {@link StoredCustomer}; {@code standing} changes with all that is announced of them, {@code spent} is
     * in the smallest unit of the installation's currency. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "customers-v1",
            Field.tags("streams"),
            Field.text("stage"),
            Field.text("tier"),
            Field.tags("segments"),
            Field.time("firstSeen").sorted(),
            Field.time("lastSeen").sorted(),
            Field.number("touchpoints").sorted(),
            Field.number("purchases").sorted(),
            Field.number("spent").sorted(),
            Field.time("lastPurchase").carried(),
            Field.text("name").sorted(),
            Field.search("search"),
            Field.text("standing").carried(),
            Field.text("digest").carried());

    /** Order and ticket numbers, each with the stream it was seen on. */
    public static final CollectionSpec REFERENCES = CollectionSpec.whole(
            "references-v1", Field.text("reference"), Field.text("stream").carried());

    /** What journeys add up to, in one document or in one for each share in which they were folded. */
    public static final CollectionSpec TOTALS = CollectionSpec.whole("totals-v1");

    /** The document of {@link #TOTALS} that holds what was not folded in shares. */
    public static final String TOTAL = "all";

    /** The document of {@link #TOTALS} that says under which rules the view is folded. */
    static final String RULES = "rules";

    /** With the time at which one of its customers will next change by time alone. */
    static final CollectionSpec FAMILIES =
            CollectionSpec.whole("families-v1", Field.time("nextDue").sorted());

    static final CollectionSpec MEMBERS = CollectionSpec.whole("family-members-v1");
    static final CollectionSpec TAPES = CollectionSpec.whole("tapes-v1");

    static final List<CollectionSpec> ALL = List.of(ANSWERS, REFERENCES, TOTALS, FAMILIES, MEMBERS, TAPES);

    private Customers() {}

    /** How many families have a customer whose stage was to change by time alone before a moment, and has not. */
    public static long overdue(ViewStore store, Instant before) {
        return store.count(FAMILIES.name(), Filter.everything().range("nextDue", null, before), List.of())
                .getOrDefault(List.of(), 0L);
    }

    /** What all journeys add up to at a moment that is no earlier than the last event. */
    public static Totals totals(ViewStore store, Instant now) {
        return store.find(TOTALS.name(), Query.of(Filter.everything(), Query.MOST)).documents().stream()
                .filter(document -> !document.id().equals(RULES))
                .map(document ->
                        ViewJson.STATE.readValue(document.json(), Totals.class).at(now))
                .reduce(Totals.NOTHING, Totals::and);
    }

    /** The document that holds what was folded in a share. */
    static String total(Share share) {
        return share.equals(Share.WHOLE) ? TOTAL : TOTAL + "-" + share.key();
    }

    /** The rules under which customers are seen; empty before the first event. */
    public static Optional<RuleVersions> seenUnder(ViewStore store) {
        return Optional.ofNullable(store.get(TOTALS.name(), Set.of(RULES)).get(RULES))
                .map(document -> ViewJson.STATE.readValue(document.json(), RuleVersions.class));
    }
}
