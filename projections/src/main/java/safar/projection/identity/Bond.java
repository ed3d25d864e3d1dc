package safar.projection.identity;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.TouchKey;

/**
 * What is known of a pair: the touchpoints that carried both identifiers, and the last word that somebody said on it.
 *
 * @param seen whether a touchpoint ever carried both, taken back or not
 */
public record Bond(
        boolean seen, Evidence evidence, @Nullable Verdict verdict) {

    public static final Bond NONE = new Bond(false, Evidence.NONE, null);

    private static final Comparator<Bond> ORDER = Comparator.comparing(Bond::byHand)
            .reversed()
            .thenComparing(
                    bond -> bond.evidence().earliest(), Comparator.nullsLast(Comparator.<TouchKey>naturalOrder()));

    /** What people said goes before what was seen, and what was seen earlier before what was seen later. */
    static Comparator<Bond> order() {
        return ORDER;
    }

    public static Bond seen(Evidence evidence) {
        return new Bond(true, evidence, null);
    }

    public Bond decided(Verdict later) {
        return new Bond(seen, evidence, later.or(verdict));
    }

    /** Somebody decided that both belong together. */
    public boolean byHand() {
        return verdict != null && verdict.together();
    }

    /** Somebody decided that they do not. */
    public boolean apart() {
        return verdict != null && !verdict.together();
    }

    /** Something speaks for it, even if somebody decided otherwise. */
    boolean speaks() {
        return evidence.count() > 0 || byHand();
    }

    /** Whether anything speaks for it or against it still. */
    boolean founded() {
        return verdict != null || evidence.count() > 0;
    }
}
