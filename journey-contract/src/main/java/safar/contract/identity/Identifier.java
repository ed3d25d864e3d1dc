package safar.contract.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that a customer goes by, normalised so that two spellings of one identifier are equal, marks of writing direction left out; at
 * most 320 characters.
 */
public record Identifier(IdentifierType type, String value) implements Comparable<Identifier> {

    public static final int MAX_LENGTH = 320;
    private static final Pattern DIRECTION_MARKS =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    public Identifier {
        value = normalise(type, value);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("expected a %s of 1 to %d characters, found %d"
                    .formatted(type.label(), MAX_LENGTH, value.length()));
        }
    }

    /** Reads {@code type:value}, as in {@code email:ada@example.org}. */
    public static Identifier parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected type:value, as in email:ada@example.org");
        }
        return new Identifier(IdentifierType.of(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Strongest type first, then by value. */
    @Override
    public int compareTo(Identifier other) {
        var byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return type.label() + ":" + value;
    }

    private static String normalise(IdentifierType type, String value) {
        var text = compatible(value).strip();
        return switch (type) {
            case EMAIL -> compatible(text.toLowerCase(Locale.ROOT));
            case PHONE -> phone(text);
            case USER_ID, LOYALTY_CARD, ANONYMOUS_ID -> text;
        };
    }

    private static String compatible(String text) {
        return isAscii(text)
                ? text
                : Normalizer.normalize(DIRECTION_MARKS.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Digits of any script as ASCII, an international prefix as plus, and nothing else; empty without digits. */
    private static String phone(String text) {
        var digits = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (c == '+' && digits.isEmpty()) {
                digits.append('+');
            }
        });
        var number = digits.indexOf("00") == 0 ? "+" + digits.substring(2) : digits.toString();
        return number.equals("+") ? "" : number;
    }
}
