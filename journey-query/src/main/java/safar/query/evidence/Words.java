package safar.query.evidence;

import java.util.Locale;

/** Names as they stand in JSON and in sentences. */
final class Words {

    private Words() {}

    static String of(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
