package safar.app.imports;

import java.io.PrintWriter;
import java.time.Duration;

/** Says at the end what an import did. */
final class Report {

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    /** The whole import, of which this run may have done only the last rows. */
    void tally(Tally tally, long rowsOfThisRun, Duration took) {
        var seconds = Math.max(0.001, took.toMillis() / 1000.0);
        line(tally.rows(), "rows read");
        line(tally.sent(), "touchpoints");
        line(tally.accepted(), "accepted");
        line(tally.duplicates(), "duplicates, which were there already");
        line(tally.rejected(), "rejected");
        tally.skipped().forEach((reason, count) -> line(count, "skipped by rule: " + reason));
        out.printf("%,d rows in %,.1f s, %,.0f a second%n", rowsOfThisRun, seconds, rowsOfThisRun / seconds);
    }

    void dryRun(DryRun dryRun) {
        out.println("nothing was sent; of the accepted touchpoints there are");
        dryRun.counts().forEach((kind, count) -> line(count, kind));
        dryRun.totals().forEach((place, total) -> out.printf("%,16.3f %s%n", total, place));
    }

    private void line(long count, String what) {
        out.printf("%,16d %s%n", count, what);
    }
}
