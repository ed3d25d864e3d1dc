package safar.projection.store;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One spelling for all the ways a name is typed: compatibility forms (NFKC), lower case, Persian letters for Arabic ones, ASCII
 * digits, single spaces; accents, vowel signs, tatweel and invisible characters are dropped.
 */
public final class SearchText {
    private static final int TATWEEL = 'ـ';

    private SearchText() {}

    /** Normalising twice is normalising once. */
    public static String normalise(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(letter -> append(normal, letter));
        return Normalizer.normalize(normal, Normalizer.Form.NFKC).strip();
    }

    private static void append(StringBuilder normal, int letter) {
        switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {}
            case Character.DECIMAL_DIGIT_NUMBER -> normal.append(Character.digit(letter, 10));
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                    normal.append(' ');
                }
            }
            default -> {
                if (letter != TATWEEL) {
                    normal.appendCodePoint(persian(letter));
                }
            }
        }
    }

    private static int persian(int letter) {
        return switch (letter) {
            case 'ي', 'ى' -> 'ی';
            case 'ك' -> 'ک';
            default -> letter;
        };
    }
}
