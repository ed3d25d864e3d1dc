package safar.benchmark.rows;

import static safar.benchmark.report.Figure.CATCH_UP;
import static safar.benchmark.report.Figure.MEMORY;
import static safar.benchmark.report.Figure.START_EMPTY;
import static safar.benchmark.report.Figure.START_FULL;

import java.nio.file.Path;
import java.util.Map;
import safar.benchmark.report.Figure;
import safar.benchmark.report.Sheet;
import safar.benchmark.server.Scratch;
import safar.benchmark.server.Server;

/** One round of Safar: a server on an empty folder takes the whole workload and is asked everything, ends, and starts once more. */
final class SafarRound {

    private final Plan plan;
    private final int round;
    private final Scratch scratch;
    private final Sheet sheet;
    private final Progress progress;
    private final Attempts attempts;

    SafarRound(Plan plan, int round, Scratch scratch, Sheet sheet, Progress progress) {
        this.plan = plan;
        this.round = round;
        this.scratch = scratch;
        this.sheet = sheet;
        this.progress = progress;
        this.attempts = new Attempts(sheet, progress);
    }

    /** Answers what was delivered, by what became of it. */
    Map<String, Long> run(Path data) {
        progress.step("starting a server");
        Map<String, Long> counts;
        try (var server = Server.start(scratch, data)) {
            var subject = new Subject(server, plan, round, sheet, progress);
            sheet.note(START_EMPTY, server.startedIn().toMillis() / 1e3);
            counts = fill(subject);
            ask(subject);
            server.peakMemory()
                    .ifPresentOrElse(
                            bytes -> sheet.note(MEMORY, (double) bytes),
                            () -> sheet.notMeasured(MEMORY, "only Linux tells how much a process held"));
        }
        progress.step("starting it again");
        try (var again = Server.start(scratch, data)) {
            sheet.note(START_FULL, again.startedIn().toMillis() / 1e3);
        }
        return counts;
    }

    private Map<String, Long> fill(Subject subject) {
        var delivered = new Delivered();
        var feed = plan.workload().feed();
        var ingest = new IngestRows(subject, feed, delivered);
        ingest.batches();
        sheet.note(CATCH_UP, subject.awaitViews());
        if (plan.asks(Part.INGEST)) {
            ingest.singles();
            new VisibleRow(subject, feed, delivered).measure();
        }
        subject.awaitViews();
        var before = delivered.accepted();
        if (plan.asks(Part.INGEST)) {
            new LongJourneyRow(subject, delivered).measure();
        }
        new Cast(subject, delivered).enter();
        var beside = delivered.accepted() - before;
        subject.awaitViews();
        try (var api = subject.server().api(1)) {
            delivered.check(
                    feed.tally(), beside, api.get("/api/metrics/overview").json());
        }
        return delivered.counts(feed.tally(), beside);
    }

    private void ask(Subject subject) {
        subject.awaitCalm();
        if (plan.asks(Part.READS)) {
            new ReadRows(subject).measure();
        }
        if (plan.asks(Part.HISTORY)) {
            var history = new HistoryRows(subject);
            attempts.at(history::asOf, Figure.AS_OF_100, Figure.AS_OF_1000, Figure.AS_OF_10000);
            attempts.at(history::steps, Figure.STEPS_P99);
        }
        if (plan.asks(Part.IDENTITY)) {
            attempts.at(new LinkRow(subject)::measure, Figure.LINK_P99);
        }
        if (plan.asks(Part.POLICY)) {
            attempts.at(new WhatIfRow(subject)::measure, Figure.WHAT_IF);
        }
        if (plan.asks(Part.WEBHOOKS)) {
            attempts.at(new WebhookRow(subject)::measure, Figure.WEBHOOK_P99);
        }
        if (plan.asksForRebuild()) {
            new RebuildRow(subject).measure();
        }
    }
}
