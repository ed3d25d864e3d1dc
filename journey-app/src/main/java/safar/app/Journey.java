package safar.app;

import safar.app.cli.JourneyCommand;

/** Where the program starts: {@code run}, {@code import} and the other commands. */
public final class Journey {

    private Journey() {}

    public static void main(String... args) {
        var status = JourneyCommand.execute(SafarApplication.class, args);
        if (status != 0) {
            System.exit(status);
        }
    }
}
