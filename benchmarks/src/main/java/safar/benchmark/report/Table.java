package safar.benchmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** All figures as a table that a person reads. */
public final class Table {

    private Table() {}

    public static String of(Sheet sheet) {
        var lines = new ArrayList<>(List.of(Line.HEAD));
        Arrays.stream(Figure.values())
                .flatMap(figure -> Line.of(figure, sheet).stream())
                .forEach(lines::add);
        var figures = width(lines, Line::figure);
        var measured =
                width(lines.stream().filter(line -> !line.spread().isEmpty()).toList(), Line::measured);
        var spreads = width(lines, Line::spread);
        var targets = width(lines, Line::target);
        var table = new StringBuilder();
        for (var line : lines) {
            var row = line.isMissing()
                    ? padded(line.figure(), figures) + "  " + line.measured()
                    : String.join(
                            "  ",
                            padded(line.figure(), figures),
                            padded(line.measured(), -measured),
                            padded(line.spread(), -spreads),
                            padded(line.target(), -targets),
                            line.met());
            table.append(row.stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }

    /** To the right where the width is negative. */
    private static String padded(String text, int width) {
        var blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? blanks + text : text + blanks;
    }

    private static int width(List<Line> lines, Function<Line, String> column) {
        return lines.stream().map(column).mapToInt(String::length).max().orElse(0);
    }
}
