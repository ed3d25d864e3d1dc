package safar.app.imports;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends touchpoints to a running server; overload, restarts and lost connections are waited out. */
final class HttpReceiver implements Receiver, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration REQUEST = Duration.ofSeconds(60);
    private static final int LONGEST_ANSWER = 16 << 20;

    private final URI endpoint;
    private final String token;
    private final RetryPolicy<HttpResponse<String>> patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    HttpReceiver(URI server, String token, String importId, RetryPolicy<HttpResponse<String>> patience) {
        endpoint = server.resolve(server.getPath().replaceAll("/+$", "") + "/api/touchpoints?import=" + importId);
        this.token = token;
        this.patience = patience;
    }

    @Override
    public Answer deliver(List<Outcome.Touchpoint> touchpoints) {
        var response = send(touchpoints);
        return switch (response.statusCode()) {
            case 200 -> answer(response.body(), touchpoints.size());
            case 413 -> tooLarge(touchpoints, response.body());
            case 401 ->
                throw new ImportFailed("the server does not know this token (401);"
                        + " give --token or set SAFAR_ADMIN_TOKEN, the server keeps its own in data/admin.token");
            case 403 -> throw new ImportFailed("this token may not import (403); it needs the role ingest or admin");
            default ->
                throw new ImportFailed(
                        "%s answered %d: %s".formatted(endpoint, response.statusCode(), said(response.body())));
        };
    }

    private HttpResponse<String> send(List<Outcome.Touchpoint> touchpoints) {
        var body = touchpoints.stream().map(Outcome.Touchpoint::json).collect(Collectors.joining("\n", "", "\n"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(REQUEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return Failsafe.with(patience)
                    .get(() -> http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER)));
        } catch (FailsafeException given) {
            var cause = Objects.requireNonNullElse(given.getCause(), given);
            throw new ImportFailed(
                    cause instanceof IOException
                            ? "no answer from %s (%s)".formatted(endpoint, Patience.reason(cause))
                            : "stopped while waiting for the server",
                    cause);
        }
    }

    /** An answer that does not account for every touchpoint is not believed. */
    private Answer answer(String body, int sent) {
        try {
            var answer = Json.MAPPER.readValue(body, Answer.class);
            if (answer.touchpoints() == sent) {
                return answer;
            }
        } catch (JacksonException notAnAnswer) {
            throw new ImportFailed("%s is no Safar server: %s".formatted(endpoint, said(body)), notAnAnswer);
        }
        throw new ImportFailed(
                "expected an answer for %d touchpoints from %s, found %s".formatted(sent, endpoint, said(body)));
    }

    /** What is too large together may go in halves; what is too large alone is rejected. */
    private Answer tooLarge(List<Outcome.Touchpoint> touchpoints, String body) {
        if (touchpoints.size() == 1) {
            return new Answer(
                    0, 0, List.of(new Answer.Rejection(0, touchpoints.getFirst().id(), problem(body))));
        }
        var half = touchpoints.size() / 2;
        return deliver(touchpoints.subList(0, half)).then(deliver(touchpoints.subList(half, touchpoints.size())));
    }

    private static JsonNode problem(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.stringNode("larger than the server takes (413)");
        }
    }

    /** The beginning of an answer that nobody expected, on one line. */
    private static String said(String body) {
        var line = body.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "nothing" : line.substring(0, Math.min(line.length(), 300));
    }

    @Override
    public void close() {
        http.close();
    }
}
