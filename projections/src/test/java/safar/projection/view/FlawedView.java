package safar.projection.view;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import safar.contract.Recorded;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;

/** A view that fails on the events at certain positions for as long as nobody mends it. */
record FlawedView(PartedView view, Set<Long> flaws) implements PartedView {

    FlawedView(PartedView view, Collection<Long> flaws) {
        this(view, new HashSet<>(flaws));
    }

    void mend() {
        flaws.clear();
    }

    @Override
    public String name() {
        return view.name();
    }

    @Override
    public int version() {
        return view.version();
    }

    @Override
    public CollectionSpec answers() {
        return view.answers();
    }

    @Override
    public List<CollectionSpec> collections() {
        return view.collections();
    }

    @Override
    public boolean reads(Object event) {
        return view.reads(event);
    }

    @Override
    public List<String> streams() {
        return view.streams();
    }

    @Override
    public Set<String> stopping(Set<String> subjects) {
        return view.stopping(subjects);
    }

    @Override
    public void forget() {
        view.forget();
    }

    @Override
    public Collection<Change> foundation() {
        return view.foundation();
    }

    @Override
    public Map<Share, List<Recorded<?>>> parts(List<Recorded<?>> batch, Set<Share> shares, long step) {
        return view.parts(batch, shares, step);
    }

    @Override
    public Collection<Change> fold(Share share, List<Recorded<?>> part) {
        refuseFlaws(part);
        return view.fold(share, part);
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        refuseFlaws(batch);
        return view.fold(batch);
    }

    private void refuseFlaws(List<Recorded<?>> batch) {
        batch.stream()
                .filter(event -> flaws.contains(event.position()))
                .findAny()
                .ifPresent(event -> {
                    throw new IllegalStateException("expected an event without a flaw, found " + event.id());
                });
    }
}
