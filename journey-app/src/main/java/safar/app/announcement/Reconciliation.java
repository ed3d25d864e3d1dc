package safar.app.announcement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import safar.command.lifecycle.Announced;
import safar.command.lifecycle.Announcement;
import safar.command.lifecycle.LifecycleLog;
import safar.command.lifecycle.LifecycleLog.Told;
import safar.command.lifecycle.Triggers;
import safar.contract.identity.CustomerId;
import safar.contract.identity.IdentityKey;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;
import safar.projection.customer.Customers;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/** Compares what follows of customers with what was announced of them, and appends what is missing: nothing twice, whoever else does the same. */
final class Reconciliation {

    private final ViewStore store;
    private final LifecycleLog log;
    private final IdentityKey key;
    private final Clock clock;

    Reconciliation(ViewStore store, LifecycleLog log, IdentityKey key, Clock clock) {
        this.store = store;
        this.log = log;
        this.key = key;
        this.clock = clock;
    }

    /** Announces what is missing of these customers, in one append; answers who was looked at. */
    Collection<SeenCustomer> of(Set<CustomerId> ids, Triggers triggers) {
        var seen = load(ids);
        var told = missing(seen, triggers);
        if (!told.isEmpty()) {
            log.append(told);
        }
        return seen;
    }

    /** What is to be announced of these customers, in its order. */
    List<Told> missing(Collection<SeenCustomer> seen, Triggers triggers) {
        var streams = new HashMap<CustomerId, Announced>();
        var told = new ArrayList<Told>();
        for (var customer : seen) {
            var now = customer.derived();
            var own = announced(now.customer(), streams);
            var others = new LinkedHashMap<CustomerId, Announced>();
            for (var member : now.members()) {
                var announced = announced(member, streams);
                if (!member.equals(now.customer()) && announced.events() > 0) {
                    others.put(member, announced);
                }
            }
            var next = new HashMap<CustomerId, Long>();
            for (var event : Announcement.decide(now, own, others, triggers, clock.instant())) {
                var first = announced(event.customer(), streams).events();
                var sequence = next.merge(event.customer(), first, (before, _) -> before + 1);
                told.add(new Told(id(event, sequence), sequence, event));
            }
        }
        return told;
    }

    private Announced announced(CustomerId customer, Map<CustomerId, Announced> streams) {
        return streams.computeIfAbsent(customer, log::announced);
    }

    /** Their documents; who is no customer any more leads to the one they are part of. */
    private Collection<SeenCustomer> load(Set<CustomerId> ids) {
        var texts = ids.stream().map(CustomerId::value).collect(Collectors.toSet());
        var found = new LinkedHashMap<>(store.get(Customers.ANSWERS.name(), texts));
        texts.removeAll(found.keySet());
        for (var gone : texts) {
            byStream(new CustomerId(gone)).forEach(document -> found.put(document.id(), document));
        }
        return found.values().stream().map(SeenCustomer::in).toList();
    }

    private List<Document> byStream(CustomerId gone) {
        var stream = gone.stream().value();
        return store.find(Customers.ANSWERS.name(), Query.of(Filter.everything().equal("streams", stream), 1))
                .documents();
    }

    /** Whoever comes to the same conclusion at the same place of the stream gives it the same id. */
    private String id(LifecycleEvent event, long sequence) {
        var held = event.circumstances();
        var effective = Long.toString(held.effectiveAt().toEpochMilli());
        var version = Integer.toString(held.policyVersion());
        var trigger = held.trigger().label();
        var place = Long.toString(sequence);
        var customer = event.customer().value();
        return switch (event) {
            case LifecycleStageChanged(var _, var from, var to, var _, var _) ->
                key.announcementId(customer, place, effective, from == null ? "" : from, to, version, trigger);
            case CustomerMerged merged ->
                key.announcementId(customer, place, "merged", merged.into().value());
            case CustomerSplit split ->
                key.announcementId(customer, place, "split", split.from().value());
            case SegmentEntered entered ->
                key.announcementId(customer, place, "entered", entered.segment(), effective, version, trigger);
            case SegmentLeft left -> key.announcementId(customer, place, "left", left.segment(), version, trigger);
        };
    }
}
