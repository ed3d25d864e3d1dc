package safar.benchmark;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.benchmark.micro.Micro;
import safar.benchmark.report.Machine;
import safar.benchmark.report.Report;
import safar.benchmark.report.Report.Conditions;
import safar.benchmark.report.Table;
import safar.benchmark.retail.RetailWorkload;
import safar.benchmark.rows.Measurement;
import safar.benchmark.rows.Part;
import safar.benchmark.rows.Plan;
import safar.benchmark.rows.Progress;
import safar.benchmark.server.Java;
import safar.benchmark.server.Scratch;

/** Measures a server that it starts, and what it is compared with, and shows all figures beside their targets. */
@Command(
        name = "bench",
        description =
                "Measures a server that it starts for it against its targets, stock Axon, and what the machine can do.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1,
        footer = {
            "",
            "Everything is made in a folder of its own and removed at the end. Nothing else should run meanwhile."
        })
final class BenchCommand implements Callable<Integer> {

    private static final String ALL = "retail";
    private static final String MICRO = "micro";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKLOAD",
            defaultValue = ALL,
            description = {
                "retail for everything (default), or one part of it:",
                "ingest, reads, rebuild, history, identity, policy, webhooks, complaints,",
                "growth (from --scale 5 on);",
                "or micro, for the hot pure parts by themselves, with JMH."
            })
    private String workload;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "" + Plan.SMALLEST,
            description =
                    "1 is a million touchpoints of 100,000 customers; 5 measures growth, too (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often everything is measured, one contestant after the other (default: 3, and 1 below scale 0.2).")
    private @Nullable Integer asked;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file as JSON, too.")
    private @Nullable Path json;

    @Option(
            names = "--jfr",
            paramLabel = "DIR",
            description = "Record the server in each row, a file each; this costs some of its speed.")
    private @Nullable Path recordings;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another seed makes other touchpoints (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where to make the folder to work in; it must be on the disk that is to be measured.")
    private @Nullable Path scratch;

    @Override
    public Integer call() throws RunnerException {
        if (workload.equals(MICRO)) {
            Micro.run(rounds());
            return 0;
        }
        var plan = plan();
        Java.compileQuickly(isSmall());
        var machine = Machine.here();
        var began = Instant.now();
        var progress = new Progress(spec.commandLine().getErr());
        progress.line(machine.shown());
        var folder = scratch == null ? Java.home().resolve(Path.of("benchmarks", "target")) : scratch;
        try (var room = Scratch.in(folder)) {
            var measurement = new Measurement(plan, room, progress);
            measurement.run();
            var out = spec.commandLine().getOut();
            out.println();
            out.print(Table.of(measurement.sheet()));
            out.flush();
            if (json != null) {
                var conditions = new Conditions(machine, began, workload, scale, seed, rounds());
                Report.of(conditions, measurement.counts(), measurement.sheet()).write(json);
            }
        }
        progress.line("done");
        return 0;
    }

    private int rounds() {
        return asked != null ? asked : isSmall() ? 1 : 3;
    }

    private boolean isSmall() {
        return scale < Plan.SMALLEST;
    }

    private Plan plan() {
        var rounds = rounds();
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "expected at least one round, found " + rounds);
        }
        try {
            return new Plan(RetailWorkload.of(seed, scale), parts(), rounds, recordings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Set<Part> parts() {
        return workload.equals(ALL) ? EnumSet.allOf(Part.class) : Set.of(Part.named(workload));
    }
}
