package safar.projection.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import safar.contract.Recorded;
import safar.projection.store.Change;

/** A view of which several nodes take the parts of one batch in at a time: what one part reads and changes, no other part of the batch does. */
public interface PartedView extends BatchView {

    /** What has to be stored before any part is taken in, since all of them read it; nothing where it is there. */
    Collection<Change> foundation();

    /**
     * Those events of a batch that fall on some of the shares; of what falls on others, nothing is remembered from then on. It is the same for every node and however much of
     * the step is stored already.
     *
     * @param shares some of equally many, one at least
     * @param step its number, larger than that of any before
     */
    Map<Share, List<Recorded<?>>> parts(List<Recorded<?>> batch, Set<Share> shares, long step);

    /** The changes that a part makes. */
    Collection<Change> fold(Share share, List<Recorded<?>> part);
}
