package safar.projection.view;

import safar.projection.view.Rebuild.Remade;

/** A view in a generation that nobody reads yet. */
record Beside(Remade view, ViewGenerations store, BatchView fresh) {

    Beside(Remade view, ViewGenerations store) {
        this(view, store, view.bind().apply(store));
    }

    long position() {
        return store.position(fresh.name());
    }

    void restart() {
        store.restart(fresh);
    }

    void complete() {
        store.complete(fresh);
    }
}
