package safar.command.ingest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The door by which touchpoints come in, whatever protocol brought them. */
public interface TouchpointIntake {

    /**
     * Takes touchpoints in the form of {@code POST /api/touchpoints}; answers once all that it accepts is durable. A bad one rejects only
     * itself.
     *
     * @throws OverloadedException when more is under way than can be worked on
     */
    Receipt take(List<? extends JsonNode> elements);
}
