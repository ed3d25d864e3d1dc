package safar.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.app.backup.MadeBackup;
import safar.app.imports.ServerOptions;

/** The command {@code backup}: has a running server copy its store, and checks the copy. */
@Command(
        name = "backup",
        description = {
            "Copies the embedded store of a running server into a folder, and reads the copy through.",
            "",
            "It holds events, keys and the secrets of the data folder, so it is to be guarded as that is; an identity key that is"
                    + " set in the environment has to be kept apart. The folder is on the server's machine.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  journey backup /backups/monday")
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder to make.")
    private Path folder;

    @Mixin
    private final ServerOptions options;

    BackupCommand(Map<String, String> environment) {
        this.options = new ServerOptions(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var target = folder.toAbsolutePath().normalize();
        try (var server = new ServerApi(options.url(), options.token())) {
            server.post("/api/backups", Map.of("folder", target.toString()));
        }
        var out = spec.commandLine().getOut();
        if (!Files.isDirectory(target)) {
            out.printf("the server made %s, which is not on this machine and was not checked%n", target);
            return 0;
        }
        out.printf("%s holds %s%n", target, MadeBackup.checked(target));
        return 0;
    }
}
