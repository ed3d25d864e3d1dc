package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The program as a user starts it: a process of its own, on a port and a folder of its own, reached over HTTP. */
public final class RunningSafar implements AutoCloseable {

    /** Installations that are to be compared need one. */
    static final String IDENTITY_KEY = "c2FmYXItc2FmYXItc2FmYXItc2FmYXItc2FmYXItMzI=";

    private static final Pattern READY = Pattern.compile("Safar is ready: (http://[^/]+)/sign-in#token=(\\S+)");
    private static final Duration START = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final URI url;
    private final String token;

    private RunningSafar(Process process, Path log) {
        this.process = process;
        this.log = log;
        await().atMost(START)
                .until(() -> !process.isAlive() || READY.matcher(said()).find());
        var ready = READY.matcher(said());
        assertThat(ready.find()).as("it started, and said %s", said()).isTrue();
        this.url = URI.create(ready.group(1));
        this.token = ready.group(2);
    }

    public static RunningSafar on(Path data) {
        return on(data, 0);
    }

    public static RunningSafar on(Path data, int port, String... javaOptions) {
        var log = data.resolveSibling(data.getFileName() + ".log");
        return new RunningSafar(start(log, data, port, javaOptions), log);
    }

    /** What lets a process have its events on a server that speaks Axon Server's protocol, named as host:port. */
    static String eventsOn(String server) {
        return "-Daxon.axonserver.servers=" + server;
    }

    /** What lets a process have its views on a server that speaks MongoDB's protocol, named as host:port. */
    static String viewsOn(String server) {
        return "-DMONGODB_URI=mongodb://" + server + "/safar";
    }

    static Process start(Path log, Path data, int port, String... javaOptions) {
        return launch(log, List.of(javaOptions), "run", "--port", String.valueOf(port), "--data", data.toString());
    }

    /** A command of the program that must succeed, in a process of its own. */
    static void command(Path log, List<String> javaOptions, String... words) throws IOException, InterruptedException {
        assertThat(launch(log, javaOptions, words).waitFor())
                .as("%s", Files.readString(log))
                .isZero();
    }

    private static Process launch(Path log, List<String> javaOptions, String... words) {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = List.of(
                List.of(java, "-Xmx1g", "--enable-native-access=ALL-UNNAMED"),
                // it lives for a minute at most, in which compiling well takes longer than it saves
                List.of("--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                javaOptions,
                List.of("-cp", System.getProperty("java.class.path"), "safar.app.Journey"),
                List.of(words));
        var builder = new ProcessBuilder(command.stream().flatMap(List::stream).toList());
        builder.environment().remove("SAFAR_ADMIN_TOKEN");
        builder.environment().put("SAFAR_IDENTITY_KEY", IDENTITY_KEY);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    public String token() {
        return token;
    }

    /** All that it printed since it was started. */
    String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a read, which must succeed; views that are behind what it asks for are waited for. */
    public JsonNode get(String path) {
        var first = send(request(path).GET());
        var answer = first.statusCode() == 503
                ? await().atMost(START).until(() -> send(request(path).GET()), read -> read.statusCode() != 503)
                : first;
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The answer to a read that is not JSON. */
    String text(String path) {
        return text(path, "*/*");
    }

    /** The same in a form that is asked for. */
    String text(String path, String accepted) {
        var answer = send(request(path).header("Accept", accepted).GET());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    public JsonNode post(String path, String json) {
        var answer =
                send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 202);
        return JSON.readTree(answer.body());
    }

    /** A job once it is done. */
    JsonNode job(JsonNode started) {
        var path = "/api/jobs/" + started.path("id").asString();
        return await().atMost(START)
                .until(() -> get(path), job -> job.path("status").asString().equals("done"));
    }

    /** The status of the answer to a read, whatever it is. */
    int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    /** The status of an answer, whatever it is. */
    int status(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)))
                .statusCode();
    }

    JsonNode delete(String path, String json) {
        var answer = send(request(path)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 202);
        return JSON.readTree(answer.body());
    }

    /** All items of a list, page after page. */
    public Stream<JsonNode> all(String path) {
        var joint = path.contains("?") ? "&" : "?";
        return Stream.iterate(
                        get(path),
                        page -> !page.isMissingNode(),
                        page -> page.path("next").isString()
                                ? get(path + joint + "cursor="
                                        + page.path("next").asString())
                                : page.path("none"))
                .flatMap(page -> page.path("items").valueStream());
    }

    /** What all views hold, but for what was announced: how many announcements there are depends on when each was made. */
    List<JsonNode> views() {
        return get("/api/views")
                .path("items")
                .valueStream()
                .filter(view -> !view.path("name").asString().equals("lifecycle-changes"))
                .<JsonNode>map(view -> ((ObjectNode) view).retain("name", "version", "digest", "documents"))
                .toList();
    }

    /** Waits until the views have seen all that is stored. */
    public void awaitViews() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(get("/api/views").path("items").valueStream())
                        .isNotEmpty()
                        .allMatch(view -> view.path("lag").asLong() == 0));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + url, e);
        }
    }

    /** It answers nobody any more, as when a machine stands still for a while. */
    void freeze() {
        Signals.freeze(process);
    }

    void thaw() {
        Signals.thaw(process);
    }

    /** As when the power fails: the process has no say in it. */
    void kill() {
        ended(process.destroyForcibly());
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        http.close();
        process.destroy();
        ended(process);
    }

    private static void ended(Process process) {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("it ends when told to")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
