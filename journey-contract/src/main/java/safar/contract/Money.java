package safar.contract;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount in one ISO 4217 currency; written with at least the currency's own decimals, and more only where they are not zero. */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

    public Money {
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        amount = amount.setScale(Math.max(digits, amount.stripTrailingZeros().scale()));
    }

    /** The sum of both, which must be of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "expected an amount in %s, found %s".formatted(currency, other.currency));
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** By currency, then amount. */
    @Override
    public int compareTo(Money other) {
        var byCurrency = currency.compareTo(other.currency);
        return byCurrency != 0 ? byCurrency : amount.compareTo(other.amount);
    }
}
