package safar.app.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import safar.app.imports.mapping.Json;

/** A server that keeps ids as Safar's does, and answers as the test wants before that. */
final class TouchpointServer implements AutoCloseable {

    static final String TOKEN = "t-1";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Set<String> known;
    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Behaviour behaviour = (_, _) -> Optional.empty();

    /** What to answer to a request, the first of which is 0, instead of keeping what it brings. */
    @FunctionalInterface
    interface Behaviour {
        Optional<Answered> to(int request, List<String> ids);
    }

    record Answered(int status, Map<String, String> headers, String body) {
        static Optional<Answered> status(int status) {
            return Optional.of(new Answered(status, Map.of(), ""));
        }
    }

    TouchpointServer() throws IOException {
        this(0, new LinkedHashSet<>());
    }

    private TouchpointServer(int port, Set<String> known) throws IOException {
        this.known = Collections.synchronizedSet(known);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/touchpoints", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The same server after it was away: its port and all it kept. */
    TouchpointServer startedAgain() throws IOException {
        return new TouchpointServer(server.getAddress().getPort(), known);
    }

    TouchpointServer behaving(Behaviour behaviour) {
        this.behaviour = behaviour;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Set<String> known() {
        return known;
    }

    /** The ids of every request, in the order they came. */
    List<List<String>> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var ids = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Json.MAPPER.readTree(line).path("id").asString(""))
                    .toList();
            int request;
            synchronized (requests) {
                request = requests.size();
                requests.add(ids);
            }
            var allowed =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var answered = allowed ? behaviour.to(request, ids) : Answered.status(401);
            send(exchange, answered.orElseGet(() -> new Answered(200, Map.of(), kept(ids))));
        }
    }

    private static void send(HttpExchange exchange, Answered answered) throws IOException {
        if (answered.status() == 0) {
            return;
        }
        var body = answered.body().getBytes(StandardCharsets.UTF_8);
        answered.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answered.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Takes what has an id that does not say bad. */
    private String kept(List<String> ids) {
        var answer = Json.MAPPER.createObjectNode();
        var rejected = answer.putArray("rejected");
        var accepted = 0;
        var duplicates = 0;
        for (var index = 0; index < ids.size(); index++) {
            if (ids.get(index).contains("bad")) {
                var rejection = rejected.addObject().put("index", index).put("id", ids.get(index));
                rejection
                        .putObject("problem")
                        .put("type", "/problems/invalid-touchpoint")
                        .put("title", "The touchpoint is not valid")
                        .put("detail", "/id: expected a good one")
                        .putArray("errors")
                        .addObject()
                        .put("pointer", "/id")
                        .put("detail", "expected a good one");
            } else if (known.add(ids.get(index))) {
                accepted++;
            } else {
                duplicates++;
            }
        }
        return answer.put("accepted", accepted)
                .put("duplicates", duplicates)
                .put("position", known.size())
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
