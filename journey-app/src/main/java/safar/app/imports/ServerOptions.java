package safar.app.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which server a command asks, and with which token: the one given, else that of the environment, else the one that a server keeps beside its data.
 */
public final class ServerOptions {

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The server (default: ${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "A token with the role that this needs (default: SAFAR_ADMIN_TOKEN, else what the file admin.token in"
                            + " SAFAR_DATA or ./data holds).")
    private @Nullable String token;

    public ServerOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The address; anything but http and https is wrong usage. */
    public URI url() {
        if (!Set.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(spec.commandLine(), "expected an http or https URL, found " + url);
        }
        return url;
    }

    /** The token; that there is none to be found is wrong usage. */
    public String token() throws IOException {
        if (token != null) {
            return token;
        }
        var named = environment.get("SAFAR_ADMIN_TOKEN");
        if (named != null) {
            return named;
        }
        var kept = Path.of(environment.getOrDefault("SAFAR_DATA", "data"), "admin.token");
        if (Files.isReadable(kept)) {
            return Files.readString(kept).strip();
        }
        throw new ParameterException(
                spec.commandLine(),
                "expected a token: give --token or set SAFAR_ADMIN_TOKEN, for there is no file " + kept);
    }
}
