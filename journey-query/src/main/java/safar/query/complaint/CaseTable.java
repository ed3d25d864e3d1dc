package safar.query.complaint;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import safar.contract.identity.CustomerId;
import safar.projection.complaint.CaseFile;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.query.Cell;

/** Cases as comma-separated values, a page of the store at a time. */
final class CaseTable {

    private static final List<String> HEADER = List.of(
            "id",
            "status",
            "outcome",
            "customer",
            "channel",
            "product",
            "issue",
            "subIssue",
            "severity",
            "assignedTo",
            "filedAt",
            "acknowledgedAt",
            "answeredAt",
            "closedAt",
            "escalations",
            "reopenings",
            "rootCause",
            "remedy",
            "amount",
            "currency",
            "missed");

    private final ViewStore store;
    private final CaseRules rules;
    private final Instant now;

    CaseTable(ViewStore store, CaseRules rules, Instant now) {
        this.store = store;
        this.rules = rules;
        this.now = now;
    }

    void write(Query query, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(HEADER);
            var page = store.find(Cases.ANSWERS.name(), query);
            while (true) {
                for (var document : page.documents()) {
                    csv.writeRecord(row(ComplaintView.read(document)));
                }
                if (page.next() == null) {
                    return;
                }
                page = store.find(Cases.ANSWERS.name(), query.after(page.next()));
            }
        }
    }

    private List<String> row(CaseFile file) {
        var matter = file.matter();
        var times = file.times();
        var resolution = file.resolution();
        var amount = resolution.amount();
        var outcome = resolution.outcome();
        var remedy = resolution.remedy();
        var customer = file.customer();
        return List.of(
                file.id().value(),
                file.status().label(),
                Cell.of(outcome == null ? null : outcome.label()),
                Cell.of(
                        customer == null
                                ? null
                                : CustomerId.of(customer.stream()).value()),
                Cell.of(file.channel()),
                Cell.of(matter.product()),
                Cell.of(matter.issue()),
                Cell.of(matter.subIssue()),
                Cell.of(matter.severity()),
                Cell.of(file.handling().assignedTo()),
                Cell.of(times.filed()),
                Cell.of(times.acknowledged()),
                Cell.of(times.firstAnswered()),
                Cell.of(times.closed()),
                Integer.toString(file.handling().escalations()),
                Integer.toString(file.handling().reopenings()),
                Cell.of(resolution.rootCause()),
                remedy == null ? "" : remedy.name().toLowerCase(Locale.ROOT),
                amount == null ? "" : amount.amount().toPlainString(),
                amount == null ? "" : amount.currency(),
                String.join(" ", rules.deadlines(file.knownAt()).missed(file, now)));
    }
}
