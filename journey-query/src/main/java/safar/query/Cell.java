package safar.query;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;

/** What may stand in a table that a spreadsheet opens: nothing where there is nothing, and no text that it would take for a formula. */
public final class Cell {

    private static final String FORMULAS = "=+-@\t\r";

    private Cell() {}

    /** The text, behind an apostrophe where it looks like a formula. */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    public static String of(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    public static String of(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }

    /** The amount in one currency; nothing where there is none. */
    public static String of(Collection<Money> amounts, String currency) {
        return amounts.stream()
                .filter(amount -> amount.currency().equals(currency))
                .map(amount -> amount.amount().toPlainString())
                .findFirst()
                .orElse("");
    }
}
