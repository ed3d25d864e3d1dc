package safar.query.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Sends one signed delivery and tells what came of it: never to a refused address, never on to where a redirect leads, never for long. */
@Component
public final class PostOffice implements DisposableBean {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_READ = 2_048;
    private static final int KEPT_CONNECTIONS = 64;

    /** Shorter than servers keep idle connections, many for five seconds, so that no delivery runs into one that was just closed. */
    private static final int KEPT_SECONDS = 4;

    /** Made for the first delivery: reading whom to trust takes long, and many installations have no subscriptions. */
    private final SingletonSupplier<OkHttpClient> http;

    private final ConnectionPool connections = new ConnectionPool(KEPT_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS);

    private final WebhookSettings settings;
    private final Clock clock;

    PostOffice(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = SingletonSupplier.of(this::client);
    }

    private OkHttpClient client() {
        var builder = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(min(CONNECT, settings.timeout()))
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .callTimeout(settings.timeout())
                .connectionPool(connections);
        return (settings.allowPrivate() ? builder : builder.socketFactory(new GuardedSockets())).build();
    }

    /** What is sent: its id stays the same over all tries. */
    public record Letter(String id, String contentType, String body) {}

    /**
     * What came of it.
     *
     * @param status 0 without an answer
     * @param excerpt the beginning of the answer, or why there was none
     */
    public record Answer(
            int status, long latencyMillis, @Nullable String excerpt, Optional<Duration> retryAfter) {

        public boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    /** The rule by which an address is refused, if it is. */
    public Optional<String> refusal(String url) {
        var address = HttpUrl.parse(url);
        if (address == null) {
            return Optional.of("is no address that can be delivered to");
        }
        return settings.allowPrivate() ? Optional.empty() : refusalOf(address.host());
    }

    private static Optional<String> refusalOf(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                var refusal = PublicAddress.refusal(address);
                if (refusal.isPresent()) {
                    return refusal.map(rule -> "%s leads to a refused address: %s".formatted(host, rule));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("there is no address for " + host);
        }
    }

    /** Sends it, with the headers of the subscription below ours. */
    Answer send(String url, Letter letter, List<Secret> secrets, Map<String, String> headers) {
        var begun = System.nanoTime();
        var timestamp = clock.instant().getEpochSecond();
        var request = new Request.Builder().url(url);
        headers.forEach(request::header);
        request.header("User-Agent", "Safar-Webhooks/1")
                .header("webhook-id", letter.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", Secret.signatures(secrets, letter.id(), timestamp, letter.body()))
                .post(RequestBody.create(
                        letter.body().getBytes(StandardCharsets.UTF_8), MediaType.get(letter.contentType())));
        try (var response = http.obtain().newCall(request.build()).execute()) {
            var excerpt = response.isSuccessful()
                    ? null
                    : response.peekBody(MOST_READ).string();
            return new Answer(response.code(), since(begun), excerpt, retryAfter(response));
        } catch (IOException e) {
            return new Answer(0, since(begun), reason(e), Optional.empty());
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Optional<Duration> retryAfter(Response response) {
        var header = response.header("Retry-After");
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    header.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(header))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            // as if it had not been said
            return Optional.empty();
        }
    }

    private static long since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void destroy() {
        connections.evictAll();
    }
}
