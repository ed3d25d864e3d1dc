package safar.benchmark.rows;

import static safar.benchmark.report.Contestant.BARE_ENGINE;
import static safar.benchmark.report.Contestant.LIMIT;
import static safar.benchmark.report.Contestant.STOCK_AXON;
import static safar.benchmark.report.Figure.BATCH_INGEST;
import static safar.benchmark.report.Figure.DISK;
import static safar.benchmark.report.Figure.GROWTH_INGEST;
import static safar.benchmark.report.Figure.GROWTH_MEMORY;
import static safar.benchmark.report.Figure.GROWTH_REBUILD;
import static safar.benchmark.report.Figure.MEMORY;
import static safar.benchmark.report.Figure.REBUILD;
import static safar.benchmark.report.Figure.SINGLE_INGEST;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import safar.benchmark.report.Figure;
import safar.benchmark.report.Sheet;
import safar.benchmark.server.Child;
import safar.benchmark.server.Scratch;
import safar.benchmark.server.Server;

/** All contestants one after the other, round after round, so that what the machine does meanwhile meets all of them. */
public final class Measurement {

    private static final String RACE = "safar.benchmark.reference.Race";

    private final Plan plan;
    private final Scratch scratch;
    private final Progress progress;
    private final Sheet sheet = new Sheet();
    private final Map<String, Long> counts = new HashMap<>();

    public Measurement(Plan plan, Scratch scratch, Progress progress) {
        this.plan = plan;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Measures; what is not as it must be is an exception. */
    public void run() {
        for (var round = 1; round <= plan.rounds(); round++) {
            progress.line("round %d of %d".formatted(round, plan.rounds()));
            if (plan.asks(Part.COMPLAINTS)) {
                complaints(round);
            }
            if (!plan.asksForRetail()) {
                continue;
            }
            var data = scratch.path("data-" + round);
            counts.putAll(new SafarRound(plan, round, scratch, sheet, progress).run(data));
            if (plan.asksForContest()) {
                alone(data, round);
            }
            scratch.remove(data);
            if (plan.asksForContest()) {
                stock(round);
            }
            if (plan.asksForGrowth()) {
                growth(round);
            }
        }
        if (plan.asksForRetail() && !plan.asksForGrowth()) {
            List.of(GROWTH_INGEST, GROWTH_REBUILD, GROWTH_MEMORY)
                    .forEach(figure -> sheet.notMeasured(figure, "asks for --scale 5 or more"));
        }
    }

    private void complaints(int round) {
        var data = scratch.path("cases-" + round);
        try (var server = Server.start(scratch, data)) {
            new CaseRows(new Subject(server, plan, round, sheet, progress)).measure();
        }
        scratch.remove(data);
    }

    private void alone(Path data, int round) {
        progress.step("the store alone");
        var folder = scratch.path("alone-" + round);
        var events = Long.toString(plan.alone());
        var rates = Child.run(scratch, RACE, "alone", data.toString(), folder.toString(), events);
        scratch.remove(folder);
        sheet.note(DISK, rates.path("disk").asDouble());
        sheet.note(BATCH_INGEST, BARE_ENGINE, rates.path("engine").asDouble());
        sheet.note(BATCH_INGEST, LIMIT, rates.path("file").asDouble());
        sheet.note(REBUILD, LIMIT, rates.path("loop").asDouble());
    }

    private void stock(int round) {
        progress.step("stock Axon, %,d touchpoints".formatted(plan.slice()));
        var folder = scratch.path("stock-" + round);
        var seed = Long.toString(plan.workload().seed());
        var rates = Child.run(scratch, RACE, "stock", folder.toString(), seed, Integer.toString(plan.slice()));
        scratch.remove(folder);
        sheet.note(BATCH_INGEST, STOCK_AXON, rates.path("ingest").asDouble());
        sheet.note(SINGLE_INGEST, STOCK_AXON, rates.path("ingest").asDouble());
        sheet.note(REBUILD, STOCK_AXON, rates.path("rebuild").asDouble());
    }

    private void growth(int round) {
        progress.line("the same at a fifth of the size");
        var small = new Sheet();
        var data = scratch.path("fifth-" + round);
        new SafarRound(plan.fifth(), round, scratch, small, progress).run(data);
        scratch.remove(data);
        compare(GROWTH_INGEST, BATCH_INGEST, small, round);
        compare(GROWTH_REBUILD, REBUILD, small, round);
        compare(GROWTH_MEMORY, MEMORY, small, round);
    }

    private void compare(Figure growth, Figure figure, Sheet small, int round) {
        sheet.of(figure)
                .flatMap(large -> small.of(figure)
                        .map(rounds ->
                                large.values().get(round - 1) / rounds.values().getFirst()))
                .ifPresent(ratio -> sheet.note(growth, ratio));
    }

    public Sheet sheet() {
        return sheet;
    }

    /** What a server was given in a round, by what became of it. */
    public Map<String, Long> counts() {
        return counts;
    }
}
