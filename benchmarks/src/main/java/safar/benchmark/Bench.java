package safar.benchmark;

import picocli.CommandLine;

/** Where {@code ./journey bench} starts. */
public final class Bench {

    private Bench() {}

    public static void main(String... args) {
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return new CommandLine(new BenchCommand())
                .setCommandName("journey bench")
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(command.getColorScheme().errorText("journey: " + failure.getMessage()));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }
}
