package safar.projection.complaint;

import safar.projection.store.CollectionSpec;
import safar.projection.store.Field;

/** The collection of all complaint cases. */
public final class Cases {

    public static final String VIEW = "complaints";

    /**
     * One document per case, as {@link CaseFile}. {@code due} is the next deadline that has to be kept, {@code attention} when rules or the clock
     * have to look at the case next, {@code missed} the deadlines that were missed, and {@code seen} the position of its last event.
     */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "complaints-v1",
            Field.text("status"),
            Field.text("product"),
            Field.text("issue"),
            Field.text("severity"),
            Field.text("channel"),
            Field.text("assignedTo"),
            Field.text("outcome"),
            Field.text("rootCause"),
            Field.text("customer"),
            Field.time("filedAt").sorted(),
            Field.time("due").sorted(),
            Field.time("attention").sorted(),
            Field.tags("missed"),
            Field.number("seen").sorted(),
            Field.text("digest").carried());

    private Cases() {}
}
