package safar.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A checkout with the real launcher, in which Maven and Java only say how they were called. */
final class Checkout {

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    Checkout(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        script("journey", Files.readString(Path.of("..", "journey")));
        script("bin/node", "");
        script("bin/npm", "");
        maven("for each in journey-app benchmarks; do mkdir -p $each/target; touch $each/target/$each.jar; done");
        write("pom.xml", "");
        write("journey-app/pom.xml", "");
        write("journey-app/src/main/App.java", "");
        environment.put("HOME", folder.toString());
        environment.put(
                "PATH",
                "%s:%s:/usr/bin:/bin"
                        .formatted(this.folder.resolve("bin"), jdk("25").resolve("bin")));
    }

    /** A JDK whose java prints its home and its arguments, the last ones in brackets. */
    Path jdk(String version) throws IOException {
        var home = "jdk/" + version;
        write(home + "/release", "JAVA_VERSION=\"%1$s\"%nJAVA_RUNTIME_VERSION=\"%1$s+1\"%n".formatted(version));
        script(home + "/bin/javac", "");
        script(home + "/bin/java", """
                for each in "$@"; do
                    case $each in -XX:AOTCacheOutput=*) echo cache > "${each#*=}" ;; esac
                done
                printf '[%%s] ' %s "$@\"""".formatted(home));
        return folder.resolve(home);
    }

    /** What Maven does from now on, besides being counted. */
    void maven(String script) throws IOException {
        script("bin/mvn", "cd \"$(dirname \"$0\")/..\" && echo >> builds\n" + script);
    }

    void set(String variable, Path value) {
        environment.put(variable, value.toString());
    }

    int builds() throws IOException {
        var builds = folder.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    void deleteSource() throws IOException {
        Files.delete(folder.resolve("journey-app/src/main/App.java"));
    }

    Ended journey(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output.lines().toList());
    }

    /** Starts the launcher from another folder than its own. */
    Process start(String... arguments) throws IOException {
        var command =
                Stream.concat(Stream.of("../journey"), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command)
                .directory(folder.resolve("bin").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void script(String name, String content) throws IOException {
        write(name, content.startsWith("#!") ? content : "#!/bin/sh\n" + content);
        if (!folder.resolve(name).toFile().setExecutable(true)) {
            throw new IOException("could not make %s executable".formatted(name));
        }
    }

    /** How a call of the launcher ended, and all it said. */
    record Ended(int status, List<String> output) {}
}
