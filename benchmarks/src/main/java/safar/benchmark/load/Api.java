package safar.benchmark.load;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One server's interface over a fixed number of connections that are kept open, one request at a time on each. */
public final class Api implements AutoCloseable {

    private static final Timeout PATIENCE = Timeout.ofMinutes(2);

    /** Shorter than the server keeps a connection on which nothing is asked, 20 s. */
    private static final Timeout KEPT = Timeout.ofSeconds(15);

    private static final Duration LONGEST_OVERLOAD = Duration.ofMinutes(2);

    private final HttpHost host;
    private final String authorization;
    private final HttpRequester requester;
    private final LongAdder refusals = new LongAdder();
    private final RetryPolicy<Answer> untilThereIsRoom = RetryPolicy.<Answer>builder()
            .handleResultIf(answer -> answer.status() == 429 || answer.status() == 503)
            .withDelayFn(attempt -> Duration.ofSeconds(attempt.getLastResult().retryAfter()))
            .onRetry(_ -> refusals.increment())
            .withMaxRetries(-1)
            .withMaxDuration(LONGEST_OVERLOAD)
            .build();

    public Api(URI server, String token, int connections) {
        host = new HttpHost(server.getScheme(), server.getHost(), server.getPort());
        authorization = "Bearer " + token;
        requester = RequesterBootstrap.bootstrap()
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(PATIENCE)
                        .setTcpNoDelay(true)
                        .build())
                .setTimeToLive(KEPT)
                .setMaxTotal(connections)
                .setDefaultMaxPerRoute(connections)
                .create();
    }

    /** The answer to a read, which must succeed. */
    public Answer get(String path) {
        return succeeding(ClassicRequestBuilder.get(path));
    }

    /** The answer to a read, whatever it is. */
    public Answer tryGet(String path) {
        return send(ClassicRequestBuilder.get(path));
    }

    public Answer post(String path, String json) {
        return succeeding(ClassicRequestBuilder.post(path).setEntity(json, ContentType.APPLICATION_JSON));
    }

    public Answer delete(String path, String json) {
        return succeeding(ClassicRequestBuilder.delete(path).setEntity(json, ContentType.APPLICATION_JSON));
    }

    /** Delivers touchpoints; as long as the server asks for patience they are sent again after the pause it asks for. */
    public Receipt deliver(byte[] touchpoints) {
        var request =
                ClassicRequestBuilder.post("/api/touchpoints").setEntity(touchpoints, ContentType.APPLICATION_JSON);
        var answer = Failsafe.with(untilThereIsRoom).get(() -> send(request));
        return Receipt.of(checked(request, answer).json());
    }

    /** How often the server asked for patience. */
    public long refusals() {
        return refusals.sum();
    }

    private Answer succeeding(ClassicRequestBuilder request) {
        return checked(request, send(request));
    }

    private static Answer checked(ClassicRequestBuilder request, Answer answer) {
        if (!answer.isSuccess()) {
            throw new UnexpectedAnswerException(request.getMethod() + " " + request.getPath(), answer);
        }
        return answer;
    }

    private Answer send(ClassicRequestBuilder builder) {
        ClassicHttpRequest request = builder.setHttpHost(host)
                .setHeader(HttpHeaders.AUTHORIZATION, authorization)
                .build();
        try {
            return requester.execute(host, request, PATIENCE, HttpCoreContext.create(), Api::answer);
        } catch (IOException | HttpException e) {
            throw new IllegalStateException(
                    "%s %s got no answer: %s".formatted(request.getMethod(), request.getPath(), e), e);
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var pause = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Answer(
                response.getCode(),
                entity == null ? new byte[0] : EntityUtils.toByteArray(entity),
                pause == null ? 0 : Integer.parseInt(pause.getValue()));
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }
}
