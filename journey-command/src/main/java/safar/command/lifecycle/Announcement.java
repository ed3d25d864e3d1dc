package safar.command.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.command.lifecycle.Announced.Stage;
import safar.command.lifecycle.Derived.Membership;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.Circumstances;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;
import safar.contract.lifecycle.Trigger;

/** What has to be announced of a customer so that what was announced is what follows from all that is known. */
public final class Announcement {

    private final Derived now;
    private final Announced own;
    private final Map<CustomerId, Announced> others;
    private final Triggers triggers;

    private Announcement(Derived now, Announced own, Map<CustomerId, Announced> others, Triggers triggers) {
        this.now = now;
        this.own = own;
        this.others = others;
        this.triggers = triggers;
    }

    /**
     * The events that are missing, in their order; those of one customer go to one stream.
     *
     * @param own what was announced under the customer's id
     * @param others what was announced under those of the customer's ids that had announcements of their own
     * @param moment the effective time of what has none of its own: two customers becoming one
     */
    public static List<LifecycleEvent> decide(
            Derived now, Announced own, Map<CustomerId, Announced> others, Triggers triggers, Instant moment) {
        return new Announcement(now, own, others, triggers).all(moment);
    }

    private List<LifecycleEvent> all(Instant moment) {
        var missing = new ArrayList<LifecycleEvent>();
        var ofIdentity = circumstances(moment, now.policyVersion(), Trigger.IDENTITY, List.of());
        if (own.into() != null) {
            missing.add(new CustomerSplit(now.customer(), own.into(), ofIdentity));
        }
        others.forEach((id, announced) -> {
            if (!isPart(announced)) {
                missing.add(new CustomerMerged(id, now.customer(), ofIdentity));
            }
        });
        var base = base();
        var otherwise = otherwise(base.stage(), !missing.isEmpty());
        missing.addAll(new StagesMissing(now, base.stage(), this::ofEntry).told(triggers, otherwise));
        missing.addAll(segments(base, moment, otherwise));
        return missing;
    }

    /** Whoever is part of a part is part of the whole. */
    private boolean isPart(Announced announced) {
        return announced.into() != null
                && (announced.into().equals(now.customer()) || now.members().contains(announced.into()));
    }

    /** The customer goes on from what was announced under their own id, else from the latest of those they absorbed. */
    private Announced base() {
        return own.stage() != null
                ? own
                : others.values().stream()
                        .filter(announced -> announced.stage() != null)
                        .max(Comparator.comparing(Announced::told))
                        .orElse(own);
    }

    private Trigger otherwise(@Nullable Stage stage, boolean identityChanged) {
        if (stage == null) {
            // known before and never told of under this id: until now it was part of another customer
            return Trigger.IDENTITY;
        }
        if (stage.policyVersion() != now.policyVersion()) {
            return Trigger.POLICY;
        }
        return identityChanged ? Trigger.IDENTITY : Trigger.LATE_DATA;
    }

    /** What was known before changes a membership because the segment is another one now. */
    private List<LifecycleEvent> segments(Announced base, Instant moment, Trigger otherwise) {
        var known = otherwise == Trigger.LATE_DATA ? Trigger.POLICY : otherwise;
        var missing = new ArrayList<LifecycleEvent>();
        now.segments().forEach((segment, entered) -> {
            if (!base.segments().contains(segment)) {
                missing.add(new SegmentEntered(now.customer(), segment, ofMembership(segment, entered, known)));
            }
        });
        base.segments().stream()
                .filter(segment -> !now.segments().containsKey(segment))
                .sorted()
                .forEach(segment -> {
                    // a segment that is no more was left by everybody just now
                    var left = now.left().get(segment);
                    missing.add(new SegmentLeft(
                            now.customer(),
                            segment,
                            left == null
                                    ? circumstances(moment, now.policyVersion(), Trigger.POLICY, List.of())
                                    : ofMembership(segment, left, known)));
                });
        return missing;
    }

    private Circumstances ofMembership(String segment, Membership membership, Trigger otherwise) {
        var entry = new Derived.Entry(segment, membership.at(), membership.causes(), membership.byTime());
        return ofEntry(entry, triggers.of(entry, otherwise));
    }

    private Circumstances ofEntry(Derived.Entry entry, Trigger trigger) {
        return circumstances(entry.at(), now.policyVersion(), trigger, entry.causes());
    }

    private Circumstances circumstances(Instant at, int version, Trigger trigger, List<String> causes) {
        return new Circumstances(
                at, version, trigger, causes, List.copyOf(now.segments().keySet()), now.consents());
    }
}
