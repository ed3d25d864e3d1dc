package safar.projection.view;

import java.util.Collection;
import java.util.List;
import safar.contract.Recorded;
import safar.projection.store.Change;

/** Events being taken in by one view, some at a time; what they change is asked for once, however many they were. */
public interface Folding {

    /** Takes events in, in the order of their positions. */
    void take(List<Recorded<?>> events);

    /** About how many bytes of memory are held until the changes are asked for. */
    long weight();

    /** All that was changed; the end of this folding. */
    Collection<Change> changes();
}
