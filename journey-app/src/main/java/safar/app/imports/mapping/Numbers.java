package safar.app.imports.mapping;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Optional;

/** Reads exact decimals: plain ones such as 1234.5, or as a locale writes them. */
final class Numbers {

    private static final int MOST_DIGITS = 30;

    private final Optional<DecimalFormat> format;

    Numbers(Optional<Locale> locale) {
        format = locale.map(Numbers::format);
    }

    private static DecimalFormat format(Locale locale) {
        var format = (DecimalFormat) NumberFormat.getInstance(locale);
        format.setParseBigDecimal(true);
        format.setStrict(true);
        return format;
    }

    BigDecimal read(String text) {
        try {
            return sane(
                    format.map(localised -> localised(localised, text)).orElseGet(() -> new BigDecimal(text)), text);
        } catch (NumberFormatException _) {
            throw notANumber(text);
        }
    }

    private static BigDecimal localised(DecimalFormat format, String text) {
        var position = new ParsePosition(0);
        if (format.parse(text, position) instanceof BigDecimal number && position.getIndex() == text.length()) {
            return number;
        }
        throw notANumber(text);
    }

    /** A number like 1e999999 would fill the memory as soon as it is written out. */
    private static BigDecimal sane(BigDecimal number, String text) {
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw new Unreadable("expected a number of at most %d digits, found '%s'".formatted(MOST_DIGITS, text));
        }
        return number;
    }

    private static Unreadable notANumber(String text) {
        return new Unreadable("expected a number, found '%s'".formatted(text));
    }
}
