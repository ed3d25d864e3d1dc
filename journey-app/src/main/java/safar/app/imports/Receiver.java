package safar.app.imports;

import java.util.List;
import safar.app.imports.mapping.Outcome;

/** Takes touchpoints; when it answers, what it accepted is kept. */
@FunctionalInterface
interface Receiver {

    Answer deliver(List<Outcome.Touchpoint> touchpoints);
}
