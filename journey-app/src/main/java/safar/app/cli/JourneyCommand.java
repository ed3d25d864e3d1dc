package safar.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import safar.app.backup.RestoreCommand;
import safar.app.imports.ImportCommand;
import safar.app.transfer.ExportEventsCommand;
import safar.app.transfer.ImportEventsCommand;

/** The command line as a whole; it exits with 0 when done, 1 when it failed, 2 when it was called wrongly. */
@Command(
        name = "journey",
        description = "Every touchpoint between a customer and a company, kept as it happened.",
        mixinStandardHelpOptions = true,
        versionProvider = JourneyCommand.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
public final class JourneyCommand {

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where in the code a failure arose.")
    private boolean stackTrace;

    /** Runs one command; {@code application} is the Spring application that {@code run} starts, and no other command loads. */
    public static int execute(Class<?> application, String... args) {
        return commandLine(application).execute(args);
    }

    static CommandLine commandLine(Class<?> application) {
        var root = new JourneyCommand();
        return new CommandLine(root)
                .addSubcommand(new RunCommand(application))
                .addSubcommand(new ImportCommand())
                .addSubcommand(new RebuildCommand(System.getenv()))
                .addSubcommand(new VerifyDossierCommand())
                .addSubcommand(new BackupCommand(System.getenv()))
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new ExportEventsCommand())
                .addSubcommand(new ImportEventsCommand())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> root.report(failure, command));
    }

    private int report(Exception failure, CommandLine command) {
        var err = command.getErr();
        err.println(command.getColorScheme().errorText("journey: " + Reason.of(failure)));
        if (stackTrace) {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = JourneyCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Safar " + (version == null ? "(not packaged)" : version) + ", Java ${java.version}"};
        }
    }
}
