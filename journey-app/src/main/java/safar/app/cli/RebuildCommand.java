package safar.app.cli;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.app.imports.ServerOptions;
import tools.jackson.databind.JsonNode;

/** The command {@code rebuild}: has a running server fold views again, and shows how far it is. */
@Command(
        name = "rebuild",
        description = {
            "Folds views again from the first event, beside those that are read, and switches.",
            "",
            "Reads and writes go on meanwhile. It is compared with what was read before at the same position; that is kept,"
                    + " and --back goes back to it. A rebuild that was stopped goes on where it was.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  journey rebuild",
            "  journey rebuild customers",
            "  journey rebuild customers --back",
            "  journey rebuild --customer c-38h82haqenv4n1tdk39cmk7efb"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed or was cancelled", "2:wrong usage"})
final class RebuildCommand implements Callable<Integer> {

    private static final String CUSTOMERS = "customers";
    private static final Duration ASK_EVERY = Duration.ofMillis(500);
    private static final int BETWEEN_LINES_MILLIS = 5_000;
    private static final int BETWEEN_FRAMES_MILLIS = 250;
    private static final int WITHOUT_END = -1;
    private static final int LINE = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VIEW", arity = "0..1", description = "The view; without it, all.")
    private @Nullable String view;

    @Option(names = "--back", description = "Go back to what was read of the view before the last switch.")
    private boolean back;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            description = "Only this customer, with all who were ever named together with them.")
    private @Nullable String customer;

    @Mixin
    private final ServerOptions options;

    RebuildCommand(Map<String, String> environment) {
        this.options = new ServerOptions(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (back && view == null) {
            throw new ParameterException(spec.commandLine(), "expected a view to go back with");
        }
        if (customer != null && (back || !(view == null || view.equals(CUSTOMERS)))) {
            throw new ParameterException(
                    spec.commandLine(), "expected --customer alone, or with the view %s".formatted(CUSTOMERS));
        }
        try (var server = new ServerApi(options.url(), options.token())) {
            var ended = followed(server, server.post(path()));
            if (!ended.path("status").asString().equals("done")) {
                spec.commandLine()
                        .getErr()
                        .println("journey: it was not done, but "
                                + ended.path("status").asString() + ": "
                                + ended.path("problem").asString(""));
                return 1;
            }
            tell(ended.path("result"));
            return 0;
        }
    }

    private String path() {
        if (customer != null) {
            return "/api/customers/%s/rebuild".formatted(customer);
        }
        if (view == null) {
            return "/api/views/rebuild";
        }
        return "/api/views/%s/%s".formatted(view, back ? "switch" : "rebuild");
    }

    /** The job once it has ended. */
    private JsonNode followed(ServerApi server, JsonNode started) {
        var path = "/api/jobs/" + started.path("id").asString();
        var untilEnded = RetryPolicy.<JsonNode>builder()
                .handleResultIf(job -> job.path("status").asString().equals("running"))
                .withDelay(ASK_EVERY)
                .withMaxRetries(WITHOUT_END)
                .build();
        try (var bar = bar(started.path("kind").asString(), started.path("unit").asString("events"))) {
            return Failsafe.with(untilEnded).get(() -> {
                var job = server.get(path);
                bar.maxHint(job.path("total").asLong());
                bar.stepTo(job.path("done").asLong());
                bar.setExtraMessage(" %,d/s".formatted(job.path("perSecond").asLong()));
                return job;
            });
        }
    }

    private ProgressBar bar(String name, String unit) {
        var inTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        var err = spec.commandLine().getErr();
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setUnit(" " + unit, 1)
                .setUpdateIntervalMillis(inTerminal ? BETWEEN_FRAMES_MILLIS : BETWEEN_LINES_MILLIS)
                .setConsumer(
                        inTerminal
                                ? new ConsoleProgressBarConsumer(System.err)
                                : new DelegatingProgressBarConsumer(err::println, LINE))
                .build();
    }

    private void tell(JsonNode result) {
        PrintWriter out = spec.commandLine().getOut();
        for (var outcome : result.isArray() ? result.values() : List.of(result)) {
            var about = outcome.path("customer").asString(outcome.path("view").asString());
            out.printf(
                    "%-12s at %,d  %s  %s%n",
                    about,
                    outcome.path("position").asLong(),
                    outcome.path("after").asString("nothing"),
                    comparison(outcome));
        }
    }

    private static String comparison(JsonNode outcome) {
        if (outcome.path("same").asBoolean()) {
            return "equals what was read before";
        }
        var isView = outcome.path("customer").isMissingNode();
        return isView && outcome.path("before").isNull()
                ? "was of an earlier version"
                : "differs from what was read before";
    }
}
