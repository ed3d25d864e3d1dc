package safar.query.metrics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.projection.complaint.CaseFigures;
import safar.projection.complaint.CaseFigures.Spread;
import safar.projection.complaint.CaseFigures.Trends;
import safar.query.Cell;

/** Figures of cases as comma-separated values: a line for all together, whose group is empty, and one for each group. */
final class FigureTable {

    private static final List<String> COUNTS =
            List.of("count", "open", "closed", "overdue", "reopened", "escalated", "upheldRate");
    private static final List<String> SPREAD = List.of("Count", "Median", "P90");

    private final String grouping;
    private final Trends trends;
    private final SortedSet<String> currencies;
    private final SortedSet<String> deadlines;

    /** @param grouping what the groups are called in the header */
    FigureTable(String grouping, Trends trends) {
        this.grouping = grouping;
        this.trends = trends;
        this.currencies = new TreeSet<>(
                trends.overall().redress().stream().map(Money::currency).toList());
        this.deadlines = new TreeSet<>(trends.overall().missed().keySet());
    }

    void write(OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(header());
            csv.writeRecord(row("", trends.overall()));
            trends.groups().forEach((group, figures) -> csv.writeRecord(row(group, figures)));
        }
    }

    private List<String> header() {
        var header = new ArrayList<>(List.of(grouping));
        header.addAll(COUNTS);
        Stream.of(Outcome.values()).map(Outcome::label).forEach(header::add);
        currencies.forEach(currency -> header.add("redress " + currency));
        SPREAD.forEach(part -> header.add("hoursToAcknowledge" + part));
        SPREAD.forEach(part -> header.add("hoursToAnswer" + part));
        deadlines.forEach(deadline -> header.add("missed " + deadline));
        return header;
    }

    private List<String> row(String group, CaseFigures figures) {
        var row = new ArrayList<>(List.of(Cell.of(group)));
        Stream.of(
                        figures.count(),
                        figures.open(),
                        figures.closed(),
                        figures.overdue(),
                        figures.reopened(),
                        figures.escalated())
                .map(Cell::of)
                .forEach(row::add);
        row.add(Cell.of(figures.upheldRate()));
        Stream.of(Outcome.values())
                .map(outcome -> figures.outcomes().getOrDefault(outcome.label(), 0L))
                .map(Cell::of)
                .forEach(row::add);
        currencies.forEach(currency -> row.add(Cell.of(figures.redress(), currency)));
        addSpread(row, figures.hoursToAcknowledge());
        addSpread(row, figures.hoursToAnswer());
        deadlines.forEach(deadline -> row.add(Cell.of(figures.missed().getOrDefault(deadline, 0L))));
        return row;
    }

    private static void addSpread(List<String> row, @Nullable Spread spread) {
        Stream.<Function<Spread, Number>>of(Spread::count, Spread::median, Spread::p90)
                .map(part -> spread == null ? "" : Cell.of(part.apply(spread)))
                .forEach(row::add);
    }
}
