package safar.projection.view;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The results of pieces of work in their order, done on threads of its own, a bounded number of them ahead of whoever takes the results. */
public final class Ahead<T> implements Iterator<T>, AutoCloseable {

    /** By thread. */
    private static final int PIECES = 4;

    private final Iterator<Supplier<T>> work;
    private final int most;
    private final Queue<CompletableFuture<T>> underWay = new ArrayDeque<>();
    private final ExecutorService threads;

    public Ahead(String name, int threads, Iterator<Supplier<T>> work) {
        this.work = work;
        this.most = threads * PIECES;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    }

    @Override
    public boolean hasNext() {
        return !underWay.isEmpty() || work.hasNext();
    }

    /** Waits for the next result; the failure of its piece of work is thrown as it was. */
    @Override
    public T next() {
        while (underWay.size() < most && work.hasNext()) {
            underWay.add(CompletableFuture.supplyAsync(work.next(), threads));
        }
        try {
            return underWay.remove().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits until nothing of it is done any more. */
    @Override
    public void close() {
        threads.close();
    }
}
