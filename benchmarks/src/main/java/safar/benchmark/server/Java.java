package safar.benchmark.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How processes are started: with the same Java as this one, and a heap of their own. */
public final class Java {

    /** What every contestant gets. */
    public static final String HEAP = "-Xmx2g";

    private static final String QUICKLY = "-XX:TieredStopAtLevel=1";

    private static volatile boolean quickly;

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    private Java() {}

    /** Has processes from now on compile quickly rather than well: for runs that only show that everything works. */
    public static void compileQuickly(boolean wanted) {
        quickly = wanted;
    }

    /** The folder of the installation; the current one when the launcher does not say. */
    public static Path home() {
        return Path.of(System.getProperty("safar.home", "."));
    }

    /** The program as a user starts it, or its classes where nobody told where the launcher is. */
    static ProcessBuilder program(String... arguments) {
        var launcher = home().resolve("journey");
        var isShipped = System.getProperty("safar.home") != null && Files.exists(launcher);
        var command = isShipped
                ? List.of(launcher.toString())
                : command("-cp", System.getProperty("java.class.path"), "safar.app.Journey");
        var builder = new ProcessBuilder(
                Stream.concat(command.stream(), Stream.of(arguments)).toList());
        builder.environment().put("SAFAR_JDK", HOME.toString());
        builder.environment().put("SAFAR_JAVA_OPTS", quickly ? HEAP + " " + QUICKLY : HEAP);
        return builder;
    }

    /** A class of this program in a process of its own, which is quiet and asks nobody outside for updates. */
    static List<String> main(String name) {
        return command(
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-Dlogback.configurationFile=reference-log.xml",
                "-cp",
                System.getProperty("java.class.path"),
                name);
    }

    /** One of the tools that come with Java. */
    static String tool(String name) {
        return HOME.resolve("bin").resolve(name).toString();
    }

    private static List<String> command(String... rest) {
        var command = new ArrayList<>(List.of(
                tool("java"), HEAP, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (quickly) {
            command.add(QUICKLY);
        }
        command.addAll(List.of(rest));
        return command;
    }
}
