package safar.app.announcement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.command.lifecycle.Derived;
import safar.command.lifecycle.Derived.Membership;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument;
import safar.projection.customer.CustomerDocument.Lifecycle;
import safar.projection.customer.StoredCustomer;
import safar.projection.journey.Profile.Decision;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.StageChange;
import safar.projection.store.Document;
import safar.projection.view.ViewJson;

/** As much of a customer's document as is announced. */
record SeenCustomer(View view, List<StreamId> streams) {

    record View(
            CustomerId id,
            Lifecycle lifecycle,
            SortedSet<String> segments,
            List<MembershipChange> segmentHistory,
            Map<String, Decision> consents) {}

    static SeenCustomer in(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), SeenCustomer.class);
    }

    static SeenCustomer of(StoredCustomer customer) {
        var view = customer.view();
        return new SeenCustomer(
                new View(view.id(), view.lifecycle(), view.segments(), view.segmentHistory(), view.consents()),
                customer.streams());
    }

    @Nullable
    String standing() {
        var lifecycle = view.lifecycle();
        return lifecycle.stage() == null || lifecycle.since() == null
                ? null
                : CustomerDocument.standing(
                        Lifecycle.standing(lifecycle.stage(), lifecycle.since(), lifecycle.policyVersion()),
                        view.segments());
    }

    Derived derived() {
        var members = new HashSet<CustomerId>();
        streams.forEach(stream -> members.add(CustomerId.of(stream)));
        var consents = view.consents().entrySet().stream()
                .filter(consent -> consent.getValue().given())
                .map(Map.Entry::getKey)
                .toList();
        var in = new TreeMap<String, Membership>();
        var left = new HashMap<String, Membership>();
        for (var change : view.segmentHistory()) {
            var membership =
                    new Membership(change.at(), change.cause(), change.trigger().equals("time"));
            (change.entered() ? in : left).put(change.segment(), membership);
        }
        in.keySet().retainAll(view.segments());
        return new Derived(
                view.id(),
                members,
                view.lifecycle().policyVersion(),
                view.lifecycle().history().stream().map(SeenCustomer::entry).toList(),
                in,
                left,
                consents);
    }

    private static Derived.Entry entry(StageChange change) {
        return new Derived.Entry(
                change.stage(), change.at(), change.cause(), change.trigger().equals("time"));
    }
}
