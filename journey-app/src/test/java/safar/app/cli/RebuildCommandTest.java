package safar.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RebuildCommandTest {

    private static final String RUNNING = """
            {"id": "j-1", "kind": "rebuild customers", "status": "running", "done": 5, "total": 10, "perSecond": 7}""";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            var body = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length < 80 ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_waits_for_the_job_and_says_whether_the_view_is_the_same() {
        answers.addAll(List.of(RUNNING, RUNNING, """
                {"id": "j-1", "status": "done", "done": 10, "total": 10, "result": [
                 {"view": "customers", "position": 10, "before": "sha256:a", "after": "sha256:a", "same": true}]}"""));

        assertThat(run("customers")).isZero();
        assertThat(asked)
                .containsExactly("POST /api/views/customers/rebuild", "GET /api/jobs/j-1", "GET /api/jobs/j-1");
        assertThat(out.toString()).contains("customers", "sha256:a", "equals what was read before");
    }

    @Test
    void one_customer_is_rebuilt_by_their_id() {
        answers.addAll(List.of(RUNNING, """
                {"id": "j-1", "status": "done", "done": 1, "total": 1, "unit": "customers", "result":
                 {"view": "customers", "customer": "c-1", "position": 10, "before": "sha256:a", "after": "sha256:b", "same": false}}"""));

        assertThat(run("--customer", "c-1")).isZero();
        assertThat(asked).first().isEqualTo("POST /api/customers/c-1/rebuild");
        assertThat(out.toString()).contains("c-1", "sha256:b", "differs from what was read before");
        assertThat(run("feedback", "--customer", "c-1")).isEqualTo(2);
    }

    @Test
    void without_a_view_it_rebuilds_all_and_with_back_it_goes_back() {
        answers.addAll(List.of(RUNNING, failed("too little disk"), RUNNING, failed("nothing is kept")));

        assertThat(run()).isEqualTo(1);
        assertThat(run("feedback", "--back")).isEqualTo(1);
        assertThat(asked).contains("POST /api/views/rebuild", "POST /api/views/feedback/switch");
        assertThat(err.toString()).contains("too little disk", "nothing is kept");
    }

    @Test
    void a_view_that_the_server_does_not_know_is_said_to_be_so() {
        answers.add("{\"title\": \"not found\", \"detail\": \"there is no view x\"}");

        assertThat(run("x")).isEqualTo(1);
    }

    private static String failed(String why) {
        return "{\"id\": \"j-1\", \"status\": \"failed\", \"done\": 5, \"total\": 10, \"result\": null, \"problem\": \"%s\"}"
                .formatted(why);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort(), "--token", "t"));
        return new CommandLine(new RebuildCommand(Map.of()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
