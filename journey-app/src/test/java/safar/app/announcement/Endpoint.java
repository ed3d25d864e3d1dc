package safar.app.announcement;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber's endpoint on loopback: keeps all that comes in and answers as told. */
public final class Endpoint implements AutoCloseable {

    /** What came in, and how it was answered. */
    public record Received(Map<String, List<String>> headers, String body, int status) {

        public String header(String name) {
            return headers.getOrDefault(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), List.of(""))
                    .getFirst();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ToIntFunction<Received> answer;

    private Endpoint(ToIntFunction<Received> answer) {
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /**
     * An endpoint that answers as it is told.
     *
     * @param answer the status to give, which may take its time
     */
    public static Endpoint answering(ToIntFunction<Received> answer) {
        return new Endpoint(answer);
    }

    public static Endpoint taking() {
        return new Endpoint(_ -> 204);
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What was answered as taken, in the order of its coming. */
    public List<Received> taken() {
        return received.stream().filter(one -> one.status() < 300).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = Map.copyOf(exchange.getRequestHeaders());
        var status = answer.applyAsInt(new Received(headers, body, 0));
        received.add(new Received(headers, body, status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
