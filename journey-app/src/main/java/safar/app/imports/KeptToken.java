package safar.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token that a command signs in with: the one given, else that of the environment, else the one that a server keeps beside its data. */
public final class KeptToken {

    private final Map<String, String> environment;

    public KeptToken(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The file in which the server keeps the first token. */
    public Path file() {
        return Path.of(environment.getOrDefault("SAFAR_DATA", "data"), "admin.token");
    }

    /** The token; empty when none was given and there is none to be found. */
    public Optional<String> or(@Nullable String given) throws IOException {
        if (given != null) {
            return Optional.of(given);
        }
        var named = environment.get("SAFAR_ADMIN_TOKEN");
        if (named != null) {
            return Optional.of(named);
        }
        return Files.isReadable(file()) ? Optional.of(Files.readString(file()).strip()) : Optional.empty();
    }
}
