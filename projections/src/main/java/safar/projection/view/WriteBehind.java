package safar.projection.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import safar.projection.store.Change;

/** Writes changes in parts on a thread of its own while the next part is made; no more than two parts are held. */
final class WriteBehind implements Consumer<Change>, AutoCloseable {

    private final int size;
    private final Consumer<List<Change>> writer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("views-writer").daemon().factory());
    private List<Change> part = new ArrayList<>();
    private CompletableFuture<Void> written = CompletableFuture.allOf();

    WriteBehind(int size, Consumer<List<Change>> writer) {
        this.size = size;
        this.writer = writer;
    }

    @Override
    public void accept(Change change) {
        part.add(change);
        if (part.size() == size) {
            hand();
        }
    }

    /** Returns once everything is written. */
    void finish() {
        hand();
        await();
    }

    private void hand() {
        await();
        var full = part;
        part = new ArrayList<>(size);
        written = CompletableFuture.runAsync(() -> writer.accept(full), thread);
    }

    private void await() {
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
