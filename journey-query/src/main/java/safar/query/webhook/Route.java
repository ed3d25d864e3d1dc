package safar.query.webhook;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.feed.ChangeFilter;
import safar.projection.feed.LifecycleChange;
import safar.projection.subscription.Subscription;
import safar.projection.view.ViewJson;
import safar.query.webhook.PostOffice.Letter;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a courier delivers where.
 *
 * @param replay the name of the replay it is for; absent for what is delivered for the first time
 */
record Route(Subscription subscription, @Nullable String replay, Confidence confidence, ChangeFilter filter) {

    /** Without a filter of its own a subscription gets what just happened or was just due. */
    static final String LIVE_ALONE = "trigger == 'event' || trigger == 'time'";

    static Route of(Subscription subscription, @Nullable String replay, Confidence confidence) {
        var filter = Objects.requireNonNullElse(subscription.terms().filter(), LIVE_ALONE);
        return new Route(subscription, replay, confidence, ChangeFilter.of(filter, true));
    }

    Subscription.Lane lane() {
        return replay == null
                ? subscription.lane()
                : Objects.requireNonNull(subscription.replays().get(replay), "a replay that is asked for");
    }

    Letter letter(Parcel parcel) {
        var changes = parcel.changes();
        var first = changes.getFirst();
        return subscription.terms().batch() == 1
                ? new Letter(first.id(), "application/cloudevents+json", json(first))
                : new Letter(
                        "%s-%d".formatted(first.id(), changes.size()),
                        "application/cloudevents-batch+json",
                        changes.stream().map(this::json).collect(Collectors.joining(",", "[", "]")));
    }

    /** What is delivered once more says so, as an extension of the CloudEvent. */
    private String json(LifecycleChange change) {
        return ViewJson.ANSWERS.writeValueAsString(
                replay == null
                        ? change
                        : ViewJson.ANSWERS.<ObjectNode>valueToTree(change).put("replay", replay));
    }

    Map<String, String> headers() {
        return confidence.headers();
    }
}
