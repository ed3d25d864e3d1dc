package safar.contract.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import safar.contract.identity.StreamId;

/** Names a subscription: 26 characters of {@code 0-9a-v}, drawn at random. */
public record SubscriptionId(@JsonValue String value) {

    @JsonCreator
    public SubscriptionId {
        value = new StreamId(value).value();
    }

    public static boolean isSubscriptionId(String text) {
        return text.matches("[0-9a-v]{26}");
    }

    /** Of what was decided, {@code subscription/<id>}. */
    public String streamName() {
        return "subscription/" + value;
    }

    /** Of what was delivered, {@code subscription/<id>/progress}. */
    public String progressStreamName() {
        return streamName() + "/progress";
    }

    @Override
    public String toString() {
        return value;
    }
}
