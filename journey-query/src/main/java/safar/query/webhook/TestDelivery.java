package safar.query.webhook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.projection.subscription.Subscription;
import safar.projection.view.ViewJson;
import safar.query.webhook.PostOffice.Letter;

/** Shows a subscriber at once whether deliveries come through, with one that says it is a test. */
@Component
public final class TestDelivery {

    private static final String TYPE = "safar.test.v1";

    private final SubscriptionStreams streams;
    private final PostOffice post;
    private final Clock clock;

    TestDelivery(SubscriptionStreams streams, PostOffice post, Clock clock) {
        this.streams = streams;
        this.post = post;
        this.clock = clock;
    }

    /** What came of it; the status is 0 without an answer. */
    public record Result(
            boolean delivered,
            int status,
            long latencyMillis,
            @Nullable String excerpt) {}

    public Result send(Subscription subscription) {
        var now = clock.instant();
        var id = "test-%s-%d".formatted(subscription.id(), now.toEpochMilli());
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/safar");
        event.put("type", TYPE);
        event.put("subject", "test");
        event.put("time", now);
        event.put("data", Map.of());
        var json = ViewJson.ANSWERS.writeValueAsString(event);
        try (var decided = streams.decided(subscription.id())) {
            var confidence = Confidence.after(decided);
            var answer = post.send(
                    subscription.terms().url(),
                    new Letter(id, "application/cloudevents+json", json),
                    confidence.secrets(now),
                    confidence.headers());
            return new Result(answer.isTaken(), answer.status(), answer.latencyMillis(), answer.excerpt());
        }
    }
}
