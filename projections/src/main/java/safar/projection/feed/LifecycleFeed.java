package safar.projection.feed;

import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Field;
import safar.projection.view.ViewJson;

/** The collections of the feed. */
public final class LifecycleFeed {

    public static final String VIEW = "lifecycle-changes";

    /** One document per announcement, a {@link LifecycleChange}, under the id of its event. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "lifecycle-changes-v1",
            Field.number("offset").sorted(),
            Field.text("digest").carried());

    /**
     * What was announced last, by customer: {@code standing} as the customer view has it, or {@code into} whom the customer became a part.
     * Whether more has to be announced is asked of the customer's stream, this only helps to find out of whom.
     */
    public static final CollectionSpec ANNOUNCED = new CollectionSpec(
            "announced-v1", Field.text("standing").carried(), Field.text("into").carried());

    private LifecycleFeed() {}

    public static LifecycleChange read(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), LifecycleChange.class);
    }
}
