package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A server with nothing but ingest, which writes to a log in memory, takes one delivery at a time and waits two seconds for slow senders. */
final class IngestServer implements AutoCloseable {

    private final LocalServer server = LocalServer.with(IngestAlone.class);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What one who is not signed in may still deliver. */
    Allowances allowances() {
        return server.context().getBean(Allowances.class);
    }

    ClockByHand clockOfAllowances() {
        return server.context().getBean(ClockByHand.class);
    }

    MemoryJourneyLog log() {
        return server.context().getBean(MemoryJourneyLog.class);
    }

    URI at(String path) {
        return server.at(path);
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(at("/api/touchpoints"));
    }

    HttpRequest.Builder request(String type) {
        return request().header("Content-Type", type);
    }

    HttpResponse<String> post(String type, String body) throws Exception {
        return send(request(type), BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request, BodyPublisher body) throws Exception {
        return http.send(request.POST(body).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String type, String body) {
        return http.sendAsync(request(type).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** Those of the touchpoints written, in their order. */
    List<String> ids() {
        return log().events().stream()
                .map(decided -> decided.event().touch().id())
                .toList();
    }

    static List<Integer> rejected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body())
                .path("rejected")
                .valueStream()
                .map(rejection -> rejection.path("index").intValue())
                .toList();
    }

    static void assertRefused(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/%s\"".formatted(problem))
                .contains("\"status\":%d".formatted(status));
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }

    @EnableAutoConfiguration
    @Import({TouchpointController.class, InflatingFilter.class})
    static class IngestAlone {

        @Bean
        MemoryJourneyLog log() {
            return new MemoryJourneyLog();
        }

        @Bean
        TouchpointIntake intake(JourneyLog log) {
            return new JournalingIntake(
                    log, Samples.KEY, Clock.fixed(Samples.NOW, ZoneOffset.UTC), Room.of(1), new SimpleMeterRegistry());
        }

        @Bean
        ClockByHand clockOfAllowances() {
            return new ClockByHand();
        }

        @Bean
        Allowances allowances(ClockByHand clock) {
            return new Allowances(Limits.TOUCHPOINTS_PER_SECOND, clock);
        }

        @Bean
        RefusedRequests refusals() {
            return new RefusedRequests(new SimpleMeterRegistry());
        }

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> impatient() {
            return factory ->
                    factory.addConnectorCustomizers(connector -> connector.setProperty("connectionTimeout", "2000"));
        }
    }
}
