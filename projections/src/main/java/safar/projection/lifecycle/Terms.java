package safar.projection.lifecycle;

import safar.projection.loyalty.LoyaltyRules;

/**
 * What a lifecycle policy is read with, beside its own document.
 *
 * @param currency the one that {@code spent} is counted in
 */
public record Terms(String currency, LoyaltyRules loyalty, Segments segments) {

    /** The tiers that ship, and no segments. */
    public static Terms standard(String currency) {
        return new Terms(currency, LoyaltyRules.standard(), Segments.NONE);
    }
}
