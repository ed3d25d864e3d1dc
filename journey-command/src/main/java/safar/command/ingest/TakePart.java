package safar.command.ingest;

import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Takes the touchpoints of a delivery that fall on one part of the journeys, on whichever node that part's turn is.
 *
 * @param lines the touchpoints as they came, one a line
 */
record TakePart(String part, String lines, @Nullable String importId) {

    @RoutingKey
    String turn() {
        return part;
    }
}
