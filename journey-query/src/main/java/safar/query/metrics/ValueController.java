package safar.query.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.Money;
import safar.projection.customer.Customers;
import safar.projection.loyalty.CutPoints;
import safar.projection.loyalty.CutPoints.Rfm;
import safar.projection.loyalty.RfmScores;
import safar.projection.store.ViewStore;

/** {@code GET /api/metrics/value}: how customers who bought are spread over recency, frequency and what they spent. */
@RestController
final class ValueController {

    private static final List<String> FIELDS = List.of("lastPurchase", "purchases", "spent");
    private static final String DEFINITION =
            "rfm-1: customers who bought, by quintiles of their last purchase, their purchases and their net spend; 5 is best";

    private final ViewStore store;
    private final RfmScores scores;
    private final Currency currency;

    ValueController(ViewStore store, RfmScores scores, @Value("${SAFAR_CURRENCY:EUR}") String currency) {
        this.store = store;
        this.scores = scores;
        this.currency = Currency.getInstance(currency);
    }

    /**
     * The figures.
     *
     * @param drawnAt when the quintiles were drawn; null while they never were, and then there are no cells
     * @param customers who bought, of all that there are
     */
    record ValueFigures(
            String definition,
            long position,
            @Nullable Instant drawnAt,
            long customers,
            Money spent,
            List<RfmCell> items) {}

    /** Customers of one recency and frequency, by their monetary score in {@code monetary}. */
    record RfmCell(int recency, int frequency, long customers, Money spent, SortedMap<Integer, Long> monetary) {}

    private record Place(int recency, int frequency) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byRecency = Integer.compare(recency, other.recency);
            return byRecency == 0 ? Integer.compare(frequency, other.frequency) : byRecency;
        }
    }

    private static final class Sum {
        private long customers;
        private long spent;
        private final SortedMap<Integer, Long> monetary = new TreeMap<>();

        void add(Rfm rfm, long amount) {
            customers++;
            spent += amount;
            monetary.merge(rfm.monetary(), 1L, Long::sum);
        }
    }

    @GetMapping("/api/metrics/value")
    ValueFigures read() {
        var position = store.position(Customers.VIEW);
        var cuts = scores.current();
        var cells = new TreeMap<Place, Sum>();
        cuts.ifPresent(drawn -> store.scan(Customers.ANSWERS.name(), FIELDS, (_, fields) -> {
            if (fields.get("lastPurchase") instanceof Instant last
                    && fields.get("purchases") instanceof Long purchases
                    && fields.get("spent") instanceof Long spent) {
                drawn.score(last.toEpochMilli(), purchases, spent)
                        .ifPresent(
                                rfm -> cells.computeIfAbsent(new Place(rfm.recency(), rfm.frequency()), _ -> new Sum())
                                        .add(rfm, spent));
            }
        }));
        return new ValueFigures(
                DEFINITION,
                position,
                cuts.map(CutPoints::drawnAt).orElse(null),
                cells.values().stream().mapToLong(sum -> sum.customers).sum(),
                money(cells.values().stream().mapToLong(sum -> sum.spent).sum()),
                cells.entrySet().stream().map(this::cell).toList());
    }

    private RfmCell cell(Map.Entry<Place, Sum> entry) {
        var place = entry.getKey();
        var sum = entry.getValue();
        return new RfmCell(place.recency(), place.frequency(), sum.customers, money(sum.spent), sum.monetary);
    }

    private Money money(long smallest) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(BigDecimal.valueOf(smallest, digits), currency.getCurrencyCode());
    }
}
