package safar.query.view;

import java.util.Optional;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;

/** Rebuilds a view beside the live one and switches. */
public interface ViewRebuilder {

    /** Whether there is a view of this name. */
    boolean knows(String view);

    /** Rebuilds it; progress is in positions. Empty when it is being rebuilt already. */
    Optional<Outcome> rebuild(String view, Progress progress);
}
