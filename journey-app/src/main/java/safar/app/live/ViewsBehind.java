package safar.app.live;

import java.util.concurrent.atomic.AtomicLong;
import safar.command.ingest.Backlog;
import safar.projection.view.Materialiser;
import safar.query.view.StoreHead;

/** How far the views are behind, told without asking their store; views that wait for being rebuilt stand aside. */
final class ViewsBehind implements Backlog {

    private final StoreHead head;
    private final Materialiser materialiser;
    private final AtomicLong reached;

    ViewsBehind(Materialiser materialiser, StoreHead head) {
        this.head = head;
        this.materialiser = materialiser;
        this.reached = new AtomicLong(materialiser.position());
        materialiser.listen((_, positions) ->
                positions.values().stream().mapToLong(Long::longValue).min().ifPresent(reached::set));
    }

    /** Asks the store how far another node has come. */
    void look() {
        reached.set(materialiser.position());
    }

    @Override
    public long events() {
        return head.position() - reached.get();
    }
}
