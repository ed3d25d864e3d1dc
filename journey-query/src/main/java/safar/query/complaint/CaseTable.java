package safar.query.complaint;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.projection.complaint.CaseFile;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/** Cases as comma-separated values, a page of the store at a time; what a spreadsheet would take for a formula is quoted by an apostrophe. */
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

    CaseTable(ViewStore store) {
        this.store = store;
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
                cell(outcome == null ? null : outcome.label()),
                cell(customer == null ? null : CustomerId.of(customer.stream()).value()),
                cell(file.channel()),
                cell(matter.product()),
                cell(matter.issue()),
                cell(matter.subIssue()),
                cell(matter.severity()),
                cell(file.handling().assignedTo()),
                text(times.filed()),
                text(times.acknowledged()),
                text(times.firstAnswered()),
                text(times.closed()),
                Integer.toString(file.handling().escalations()),
                Integer.toString(file.handling().reopenings()),
                cell(resolution.rootCause()),
                remedy == null ? "" : remedy.name().toLowerCase(Locale.ROOT),
                amount == null ? "" : amount.amount().toPlainString(),
                amount == null ? "" : amount.currency(),
                missed(file));
    }

    private static String missed(CaseFile file) {
        return String.join(
                " ",
                file.told().stream()
                        .filter(CaseFile.Telling::passed)
                        .map(CaseFile.Telling::deadline)
                        .distinct()
                        .toList());
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
