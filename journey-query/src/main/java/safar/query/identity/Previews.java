package safar.query.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.Recorded;
import safar.contract.access.Actor;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;
import safar.contract.identity.Pair;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument;
import safar.projection.customer.CustomerDocument.Named;
import safar.projection.customer.Customers;
import safar.projection.customer.PairStandings;
import safar.projection.customer.StoredCustomer;
import safar.projection.feed.LifecycleChange;
import safar.projection.feed.LifecycleChange.Data;
import safar.query.replay.Replays;
import safar.query.view.Positions;
import safar.query.view.StoreHead;
import safar.query.webhook.Subscribers;
import safar.query.webhook.Subscribers.Subscriber;

/** Replays the families of two identifiers with a decision that nobody has taken. */
@Component
final class Previews {

    private final StoreHead head;
    private final Positions positions;
    private final PairStandings standings;
    private final Replays replays;
    private final Foresight foresight;
    private final Subscribers subscribers;
    private final Clock clock;

    Previews(
            StoreHead head,
            Positions positions,
            PairStandings standings,
            Replays replays,
            Foresight foresight,
            Subscribers subscribers,
            Clock clock) {
        this.head = head;
        this.positions = positions;
        this.standings = standings;
        this.replays = replays;
        this.foresight = foresight;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** As much of a customer as it takes to decide. */
    record Brief(
            CustomerId id,
            List<Named> identifiers,
            @Nullable String stage,
            int touchpoints,
            int openComplaints,
            long points) {

        static Brief of(CustomerDocument customer) {
            return new Brief(
                    customer.id(),
                    customer.identifiers(),
                    customer.lifecycle().stage(),
                    customer.touchpoints(),
                    customer.complaints().open(),
                    customer.loyalty().points());
        }
    }

    /**
     * The customers that would change, as they are and as they would be.
     *
     * @param linked whether something links the two now
     * @param guard what would hold a link back
     * @param announcements what would be announced
     * @param subscribers to whom some of it would be delivered
     */
    record Preview(
            String change,
            boolean linked,
            @Nullable String guard,
            List<Brief> before,
            List<Brief> after,
            List<Told> announcements,
            List<Subscriber> subscribers,
            long position) {}

    /** What would be announced of a customer. */
    record Told(String type, CustomerId subject, Data data) {}

    Preview of(Pair pair, Optional<Boolean> link) {
        var position = head.position();
        positions.reach(Customers.VIEW, position);
        var linked = standings.isLinked(pair);
        var linking = link.orElse(!linked);
        var now = clock.instant();
        var before = replays.fresh(streams(pair), position).customers(now);
        var replay = replays.fresh(streams(pair), position);
        replay.take(new Recorded<>("preview", position + 1, now, decision(pair, linking, now)));
        var after = replay.customers(now);
        var announcements = announcements(after, position + 1, now);
        return new Preview(
                linking ? "link" : "unlink",
                linked,
                linking ? standings.guardAgainst(pair).orElse(null) : null,
                without(before, after),
                without(after, before),
                announcements.stream()
                        .map(change -> new Told(change.type(), change.subject(), change.data()))
                        .toList(),
                subscribers.of(announcements),
                position);
    }

    private static IdentityEvent decision(Pair pair, boolean linking, Instant now) {
        // later than whatever was decided before, even in this very moment
        var at = now.plusSeconds(1);
        return linking
                ? new LinkedByHand(pair, at, Actor.ADMIN, null)
                : new UnlinkedByHand(pair, at, Actor.ADMIN, null);
    }

    private static Set<StreamId> streams(Pair pair) {
        return Set.of(pair.a().stream(), pair.b().stream());
    }

    private List<LifecycleChange> announcements(List<StoredCustomer> customers, long position, Instant now) {
        return foresight.announcements(customers).stream()
                .map(event -> LifecycleChange.of(new Recorded<>("preview", position, now, event)))
                .toList();
    }

    private static List<Brief> without(List<StoredCustomer> some, List<StoredCustomer> others) {
        var rest = new LinkedHashSet<>(briefs(some));
        briefs(others).forEach(rest::remove);
        return List.copyOf(rest);
    }

    private static List<Brief> briefs(List<StoredCustomer> customers) {
        return customers.stream().map(customer -> Brief.of(customer.view())).toList();
    }
}
