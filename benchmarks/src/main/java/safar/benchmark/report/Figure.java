package safar.benchmark.report;

import static safar.benchmark.report.Contestant.BARE_ENGINE;
import static safar.benchmark.report.Contestant.LIMIT;
import static safar.benchmark.report.Contestant.STOCK_AXON;
import static safar.benchmark.report.Unit.BYTES;
import static safar.benchmark.report.Unit.GIGABYTES;
import static safar.benchmark.report.Unit.MILLISECONDS;
import static safar.benchmark.report.Unit.PER_SECOND;
import static safar.benchmark.report.Unit.SECONDS;
import static safar.benchmark.report.Unit.SHARE;
import static safar.benchmark.report.Unit.TIMES;

import java.util.List;
import java.util.Locale;
import safar.benchmark.report.Target.AtLeast;
import safar.benchmark.report.Target.AtMost;

/** Every figure that is measured, with what it is to reach, alone and against the others. */
@SuppressWarnings("ImmutableEnumChecker") // targets and ratios are records
public enum Figure {
    BATCH_INGEST(
            "batch ingest, 500 a request, 8 connections",
            PER_SECOND,
            new AtLeast(20_000),
            new Ratio(STOCK_AXON, TIMES, new AtLeast(20)),
            new Ratio(BARE_ENGINE, SHARE, new AtLeast(0.4)),
            new Ratio(LIMIT, SHARE, new Target.None())),
    CATCH_UP("views caught up after it", SECONDS, new AtMost(60)),
    SINGLE_INGEST(
            "single ingest, 32 connections",
            PER_SECOND,
            new AtLeast(3_000),
            new Ratio(STOCK_AXON, TIMES, new AtLeast(4))),
    SINGLE_INGEST_P99("single ingest, p99", MILLISECONDS, new AtMost(25)),
    LONG_JOURNEY_INGEST("ingest to a journey of 10,000 against new ones", SHARE, new AtLeast(0.8)),
    VISIBLE_P99("acknowledged to visible, at 2,000/s, p99", MILLISECONDS, new AtMost(250)),
    WEBHOOK_P99("acknowledged to webhook, at 200 changes/s, p99", MILLISECONDS, new AtMost(500)),
    REBUILD(
            "rebuild of all views",
            PER_SECOND,
            new AtLeast(60_000),
            new Ratio(STOCK_AXON, TIMES, new AtLeast(30)),
            new Ratio(LIMIT, SHARE, new AtLeast(0.4))),
    AS_OF_100("as-of, journey of 100, p99", MILLISECONDS, new AtMost(5)),
    AS_OF_1000("as-of, journey of 1,000, p99", MILLISECONDS, new AtMost(15)),
    AS_OF_10000("as-of, journey of 10,000, p99", MILLISECONDS, new AtMost(100)),
    STEPS_P99("100 steps anywhere in 10,000, p99", MILLISECONDS, new AtMost(50)),
    VIEW("customer view by id, 16 connections", PER_SECOND, new AtLeast(3_000)),
    VIEW_P99("customer view by id, p99", MILLISECONDS, new AtMost(20)),
    PAGE_P99("filtered, sorted page of 50, p99", MILLISECONDS, new AtMost(20)),
    WHAT_IF("what-if over all customers", SECONDS, new AtMost(10)),
    LINK_P99("link or unlink, 1,000 events each, to visible, p99", MILLISECONDS, new AtMost(300)),
    CASES_P99("filtered, sorted page of 50 complaint cases, p99", MILLISECONDS, new AtMost(200)),
    CASE_TRENDS_P99("trends over all cases, p99", MILLISECONDS, new AtMost(200)),
    PROOF_P99("proof that an event is in the log, p99", MILLISECONDS, new AtMost(20)),
    DOSSIER_P99("dossier of a case of 200 events, p99", MILLISECONDS, new AtMost(300)),
    DISK("event store, compacted, a touchpoint", BYTES, new AtMost(400)),
    MEMORY("resident memory at its peak", GIGABYTES, new AtMost(3e9)),
    START_EMPTY("start to ready, empty", SECONDS, new AtMost(6)),
    START_FULL("start to ready, after the workload", SECONDS, new AtMost(8)),
    GROWTH_INGEST("ingest rate against a fifth of the size", SHARE, new AtLeast(0.85)),
    GROWTH_REBUILD("rebuild rate against a fifth of the size", SHARE, new AtLeast(0.85)),
    GROWTH_MEMORY("memory against a fifth of the size", SHARE, new AtMost(1.05));

    /** How the figure compares with that of another contestant. */
    public record Ratio(Contestant to, Unit unit, Target target) {}

    private final String label;
    private final Unit unit;
    private final Target target;
    private final List<Ratio> ratios;

    Figure(String label, Unit unit, Target target, Ratio... ratios) {
        this.label = label;
        this.unit = unit;
        this.target = target;
        this.ratios = List.of(ratios);
    }

    /** The name in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public Target target() {
        return target;
    }

    public List<Ratio> ratios() {
        return ratios;
    }
}
