package safar.query.customer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;

/** As much of a customer's document as their scores are read from. */
record Bought(Purchases purchases) {

    record Purchases(long count, @Nullable Instant last, List<Money> totals, List<Money> refunds) {

        /** What was paid in a currency less what was given back, in hundredths. */
        long net(String currency) {
            return sum(totals, currency) - sum(refunds, currency);
        }

        private static long sum(List<Money> amounts, String currency) {
            return amounts.stream()
                    .filter(amount -> amount.currency().equals(currency))
                    .mapToLong(amount -> amount.amount().movePointRight(2).longValue())
                    .sum();
        }
    }
}
