package safar.query.metrics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.query.Cell;
import safar.query.metrics.Recovery.Did;

/** What followed on cases as comma-separated values: a line for all together, whose group is empty, and one for each group. */
record RecoveryTable(String grouping, @Nullable Recovery overall, Map<String, Recovery> groups) {

    private static final List<String> SIDES = List.of("after", "without");

    void write(OutputStream out) throws IOException {
        var currencies = currencies();
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(header(currencies));
            if (overall != null) {
                csv.writeRecord(row("", overall, currencies));
            }
            groups.forEach((group, recovery) -> csv.writeRecord(row(group, recovery, currencies)));
        }
    }

    private SortedSet<String> currencies() {
        var currencies = new TreeSet<String>();
        if (overall != null) {
            Stream.of(overall.after(), overall.without())
                    .flatMap(did -> did == null ? Stream.of() : did.spent().stream())
                    .map(Money::currency)
                    .forEach(currencies::add);
        }
        return currencies;
    }

    private List<String> header(SortedSet<String> currencies) {
        var header = new ArrayList<>(List.of(grouping));
        for (var side : SIDES) {
            Stream.of("Count", "BoughtAgain", "Margin", "Purchases", "InTouch", "ComplainedAgain")
                    .map(side::concat)
                    .forEach(header::add);
            currencies.forEach(currency -> header.add("%sSpent %s".formatted(side, currency)));
        }
        header.add("difference");
        return header;
    }

    private static List<String> row(String group, Recovery recovery, SortedSet<String> currencies) {
        var row = new ArrayList<>(List.of(Cell.of(group)));
        add(row, recovery.after(), currencies);
        add(row, recovery.without(), currencies);
        row.add(Cell.of(recovery.difference()));
        return row;
    }

    private static void add(List<String> row, @Nullable Did did, SortedSet<String> currencies) {
        var figures = did == null
                ? new Number[6]
                : new @Nullable Number[] {
                    did.count(), did.boughtAgain(), did.margin(), did.purchases(), did.inTouch(), did.complainedAgain()
                };
        for (var figure : figures) {
            row.add(Cell.of(figure));
        }
        currencies.forEach(currency -> row.add(did == null ? "" : Cell.of(did.spent(), currency)));
    }
}
