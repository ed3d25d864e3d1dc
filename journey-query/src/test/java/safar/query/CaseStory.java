package safar.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintAcknowledged;
import safar.contract.complaint.ComplaintEvent.ComplaintClosed;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.touchpoint.Channel;

/** What happens in one case of the {@link Shop}, day by day. */
public final class CaseStory {

    private static final Author SHOP = Author.source("shop");

    private final ComplaintId id;
    private final @Nullable IdentifierRef customer;
    private final List<ComplaintEvent> events = new ArrayList<>();

    private CaseStory(String id, @Nullable IdentifierRef customer) {
        this.id = new ComplaintId(id);
        this.customer = customer;
    }

    /** A complaint about late tea by somebody known. */
    public static CaseStory filed(String id, int day, String who) {
        var identifier = Identifier.parse(who);
        return filed(id, day, "tea", new IdentifierRef(identifier.type(), Shop.KEY.stream(identifier)));
    }

    /** One that nobody known made. */
    public static CaseStory filed(String id, int day, String product, @Nullable IdentifierRef customer) {
        var story = new CaseStory(id, customer);
        return story.then(new ComplaintFiled(
                story.entry(day),
                new Channel("web"),
                customer == null ? List.of() : List.of(customer),
                product,
                "late",
                null,
                "high",
                null,
                null,
                null,
                "It came too late.",
                null,
                null,
                null));
    }

    public CaseStory considered(int day) {
        return then(new CustomerConsidered(entry(day), "bronze", null, 1));
    }

    public CaseStory acknowledged(int day) {
        return then(new ComplaintAcknowledged(entry(day), null, null));
    }

    public CaseStory offered(int day, Remedy remedy) {
        var amount = remedy.needsAmount() ? new Money(new BigDecimal("5"), "EUR") : null;
        return then(new ResolutionOffered(entry(day), remedy, amount, null, null));
    }

    public CaseStory closed(int day, Outcome outcome) {
        return then(new ComplaintClosed(entry(day), outcome, null, null));
    }

    public CaseStory reopened(int day) {
        return then(new ComplaintReopened(entry(day), null, null));
    }

    public ComplaintEvent[] events() {
        return events.toArray(ComplaintEvent[]::new);
    }

    private CaseStory then(ComplaintEvent event) {
        events.add(event);
        return this;
    }

    private Entry entry(int day) {
        return new Entry(id, customer, events.size(), Shop.day(day), SHOP, null);
    }
}
