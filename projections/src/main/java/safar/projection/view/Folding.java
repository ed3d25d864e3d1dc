package safar.projection.view;

import java.util.List;
import java.util.function.Consumer;
import safar.contract.Recorded;
import safar.projection.store.Change;

/** Events being taken in by one view, some at a time; what they change is asked for once, however many they were. */
public interface Folding {

    /** Takes events in, in the order of their positions. */
    void take(List<Recorded<?>> events);

    /** About how many bytes of memory are held until the changes are asked for. */
    long weight();

    /** Hands over all that was changed, one after the other; the end of this folding. */
    void changes(Consumer<Change> sink);
}
