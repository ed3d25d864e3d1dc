package safar.query.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import safar.projection.view.Rebuild.Outcome;
import safar.projection.view.Rebuild.Progress;

/** Rebuilds views beside the live ones and switches. */
public interface ViewRebuilder {

    /** The views there are. */
    Set<String> names();

    /** Rebuilds views together; empty when one of them is being rebuilt already. */
    Optional<List<Outcome>> rebuild(Set<String> views, Progress progress);

    /** Goes back to what was read of a view before the last switch; empty when nothing of that is kept, or it is being rebuilt. */
    Optional<Outcome> back(String view, Progress progress);
}
