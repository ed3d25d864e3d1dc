package safar.projection.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentifierType;
import safar.projection.identity.Guards;
import safar.projection.journey.Feedback;
import safar.projection.journey.Profile;
import safar.projection.journey.Summary;
import safar.projection.lifecycle.LifecyclePolicy;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.Segments;
import safar.projection.lifecycle.StageChange;
import safar.projection.loyalty.LoyaltyRules;

/** The 360-degree view of a customer as the API answers it, but for scores that depend on all customers. */
public record CustomerDocument(
        CustomerId id,
        List<Named> identifiers,
        SortedMap<String, Object> traits,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        int touchpoints,
        SortedMap<String, Integer> types,
        SortedMap<String, Integer> channels,
        Lifecycle lifecycle,
        Purchases purchases,
        Complaints complaints,
        Feedback feedback,
        Loyalty loyalty,
        SortedSet<String> segments,
        List<MembershipChange> segmentHistory,
        SortedMap<String, Profile.Decision> consents) {

    /** What is announced of them, in short: stage, since when, by which rules, and segments; null without a stage. */
    @Nullable
    String standing() {
        var stage = lifecycle.standing();
        return stage == null ? null : standing(stage, segments);
    }

    public static String standing(String stage, SortedSet<String> segments) {
        return segments.isEmpty() ? stage : stage + "#" + String.join(",", segments);
    }

    /** An identifier in words. */
    public record Named(IdentifierType type, String value) {}

    /** The stage, and all stages before it, oldest first. */
    public record Lifecycle(
            @Nullable String stage,
            @Nullable Instant since,
            @Nullable String previous,
            int policyVersion,
            List<StageChange> history) {

        @Nullable
        String standing() {
            return stage == null || since == null ? null : standing(stage, since, policyVersion);
        }

        public static String standing(String stage, Instant since, int policyVersion) {
            return stage + "@" + since.toEpochMilli() + "/" + policyVersion;
        }

        static Lifecycle of(LifecycleState state, int policyVersion) {
            var current = state.current();
            return new Lifecycle(
                    current.map(StageChange::stage).orElse(null),
                    current.map(StageChange::at).orElse(null),
                    state.previous().map(StageChange::stage).orElse(null),
                    policyVersion,
                    state.history());
        }
    }

    /** Totals are gross; what was given back stands in refunds. */
    public record Purchases(
            int count,
            int returns,
            Collection<Money> totals,
            Collection<Money> refunds,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable BigDecimal usualGapDays) {

        static Purchases of(safar.projection.journey.Purchases sums) {
            return new Purchases(
                    sums.count(),
                    sums.returns(),
                    List.copyOf(sums.totals().values()),
                    List.copyOf(sums.refunds().values()),
                    sums.first(),
                    sums.last(),
                    sums.usualGapDays().orElse(null));
        }
    }

    /** How many are open, how many there were, and how the last one ended. */
    public record Complaints(int open, int total, @Nullable String lastOutcome) {}

    /** Points are whole; a tier begins at its points. */
    public record Loyalty(String tier, long points) {}

    /**
     * The rules that turn a journey into a view.
     *
     * @param guards what keeps identifiers apart; absent where that is not for these rules to say
     */
    public record Rules(
            LifecyclePolicy lifecycle,
            LoyaltyRules loyalty,
            String currency,
            @Nullable Guards guards) {

        public Rules(LifecyclePolicy lifecycle, LoyaltyRules loyalty, String currency) {
            this(lifecycle, loyalty, currency, null);
        }
    }

    /** The view of a journey as far as it was read. */
    static CustomerDocument of(CustomerId id, List<Named> identifiers, Folded folded, Rules rules) {
        var summary = folded.summary();
        var contacts = summary.contacts();
        return new CustomerDocument(
                id,
                identifiers,
                summary.profile().traits(),
                contacts.first(),
                contacts.last(),
                contacts.touchpoints(),
                contacts.byType(),
                contacts.byChannel(),
                Lifecycle.of(folded.lifecycle(), rules.lifecycle().version()),
                Purchases.of(summary.purchases()),
                new Complaints(
                        summary.complaints().open(),
                        summary.complaints().total(),
                        summary.complaints().lastOutcome()),
                summary.feedback(),
                loyalty(summary, rules),
                Segments.after(folded.lifecycle().memberships()),
                folded.lifecycle().memberships(),
                summary.profile().consents());
    }

    private static Loyalty loyalty(Summary summary, Rules rules) {
        var points = rules.loyalty().points(summary.purchases().net(rules.currency()));
        return new Loyalty(rules.loyalty().tier(points), points);
    }
}
