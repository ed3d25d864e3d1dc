package safar.app.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import safar.projection.evidence.SignedNote;

/** Posts each checkpoint as text to an address, which answers 2xx once it keeps it. */
record WebhookWitness(URI address, HttpClient http) implements Witness {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static WebhookWitness at(URI address) {
        return new WebhookWitness(
                address, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    }

    @Override
    public void tell(SignedNote checkpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(checkpoint.toString()))
                .build();
        var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("expected status 2xx, found " + status);
        }
    }
}
