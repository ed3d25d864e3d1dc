package safar.query.webhook;

import java.util.List;
import java.util.function.Supplier;
import safar.query.webhook.PostOffice.Answer;

/** Goes along with each delivery of changes, which are named by their offsets. */
@FunctionalInterface
public interface Escort {

    /** Deliveries that go alone. */
    Escort NONE = (_, delivery) -> delivery.get();

    /** Has the delivery made and answers what came of it. */
    Answer along(List<Long> offsets, Supplier<Answer> delivery);
}
