package safar.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of the table, as text. */
record Line(String figure, String measured, String spread, String target, String met) {

    private static final String NOT_MEASURED = "not measured: ";

    static final Line HEAD = new Line("figure", "measured", "spread", "target", "met");

    /** The lines of one figure: its own and one for each contestant that it is compared with; none when it was not asked for. */
    static List<Line> of(Figure figure, Sheet sheet) {
        var own = sheet.of(figure);
        if (own.isEmpty()) {
            return sheet.reason(figure)
                    .map(reason -> List.of(new Line(
                            figure.label(),
                            NOT_MEASURED + reason,
                            "",
                            figure.target().shown(figure.unit()),
                            "")))
                    .orElse(List.of());
        }
        var lines = new ArrayList<Line>();
        lines.add(line(figure.label(), own.get(), figure.unit(), figure.target()));
        for (var ratio : figure.ratios()) {
            sheet.ratio(figure, ratio).ifPresent(rounds -> {
                var theirs = sheet.of(figure, ratio.to()).map(Rounds::median).map(figure.unit()::shown);
                var label = "  against %s (%s)".formatted(ratio.to().label(), theirs.orElse(""));
                lines.add(line(label, rounds, ratio.unit(), ratio.target()));
            });
        }
        return lines;
    }

    /** Whether it tells a reason instead of a figure. */
    boolean isMissing() {
        return measured.startsWith(NOT_MEASURED);
    }

    private static Line line(String label, Rounds rounds, Unit unit, Target target) {
        var spread = rounds.values().size() == 1 ? "" : unit.shown(rounds.least()) + " – " + unit.shown(rounds.most());
        var met = Optional.of(target)
                .filter(wanted -> !(wanted instanceof Target.None))
                .map(wanted -> wanted.isMetBy(rounds.median()) ? "yes" : "no");
        return new Line(label, unit.shown(rounds.median()), spread, target.shown(unit), met.orElse(""));
    }
}
