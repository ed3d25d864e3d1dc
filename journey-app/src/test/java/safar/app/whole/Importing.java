package safar.app.whole;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import safar.app.imports.ImportCommand;

/** The command {@code import}, as far as a folder for what it leaves behind; the data itself may be read-only. */
record Importing(Path folder) {

    /** What the command ended with, and all that it said with single blanks. */
    record Ended(int exit, String said) {}

    Ended into(RunningSafar safar, Path file, String... options) {
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        var arguments =
                new ArrayList<>(List.of(file.toString(), "--url", safar.url().toString()));
        arguments.addAll(List.of("--token", safar.token()));
        arguments.addAll(List.of("--state", state(file).toString()));
        arguments.addAll(List.of(
                "--rejects", folder.resolve(file.getFileName() + ".rejects").toString()));
        arguments.addAll(List.of(options));
        var exit = new CommandLine(new ImportCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.toArray(String[]::new));
        return new Ended(exit, said.toString().replaceAll(" +", " "));
    }

    Path state(Path file) {
        return folder.resolve(file.getFileName() + ".state");
    }
}
