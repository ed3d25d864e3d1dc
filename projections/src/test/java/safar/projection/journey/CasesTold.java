package safar.projection.journey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintAcknowledged;
import safar.contract.complaint.ComplaintEvent.ComplaintClosed;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.ComplaintWithdrawn;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.TouchpointRef;
import safar.contract.identity.IdentifierRef;
import safar.contract.touchpoint.Channel;

/** What happens in the complaint cases of examples, told in few words. */
public final class CasesTold {

    private static final Author SHOP = Author.source("shop");

    private CasesTold() {}

    public static Entry entry(String complaint, long sequence, Instant at, @Nullable IdentifierRef customer) {
        return new Entry(new ComplaintId(complaint), customer, sequence, at, SHOP, null);
    }

    /** A complaint about late tea that came in by a touchpoint; anonymous without a customer. */
    public static ComplaintFiled filed(Entry entry) {
        return new ComplaintFiled(
                entry,
                new Channel("web"),
                entry.customer() == null ? List.of() : List.of(entry.customer()),
                "tea",
                "late",
                null,
                null,
                null,
                null,
                new TouchpointRef("shop", entry.complaint().value()),
                null,
                null,
                null,
                null);
    }

    public static ComplaintAcknowledged acknowledged(Entry entry) {
        return new ComplaintAcknowledged(entry, null, null);
    }

    public static ComplaintClosed closed(Entry entry, Outcome outcome) {
        return new ComplaintClosed(entry, outcome, null, null);
    }

    public static ComplaintWithdrawn withdrawn(Entry entry) {
        return new ComplaintWithdrawn(entry, null, null);
    }

    public static ResolutionOffered offered(Entry entry, Remedy remedy, @Nullable Money amount) {
        return new ResolutionOffered(entry, remedy, amount, null, null);
    }

    public static ComplaintReopened reopened(Entry entry) {
        return new ComplaintReopened(entry, null, null);
    }

    public static Recorded<ComplaintEvent> recorded(long position, ComplaintEvent event) {
        var entry = event.entry();
        return new Recorded<>(
                Told.KEY.caseEventId(entry.complaint().value(), Long.toString(entry.sequence())),
                position,
                entry.at(),
                event);
    }
}
