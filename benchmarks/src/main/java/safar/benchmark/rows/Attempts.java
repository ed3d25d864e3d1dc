package safar.benchmark.rows;

import java.util.Arrays;
import safar.benchmark.load.UnexpectedAnswerException;
import safar.benchmark.report.Figure;
import safar.benchmark.report.Sheet;

/** Measures what the server may not offer: a figure it does not know how to give is said to be missing and never made up. */
final class Attempts {

    private final Sheet sheet;
    private final Progress progress;

    Attempts(Sheet sheet, Progress progress) {
        this.sheet = sheet;
        this.progress = progress;
    }

    void at(Runnable measurement, Figure... figures) {
        try {
            measurement.run();
        } catch (UnexpectedAnswerException e) {
            e.refuseUnlessUnknown();
            progress.line("not there: " + e.getMessage());
            Arrays.stream(figures).forEach(figure -> sheet.notMeasured(figure, "this server does not offer it (404)"));
        }
    }
}
