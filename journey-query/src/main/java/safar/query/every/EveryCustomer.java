package safar.query.every;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.CustomerTapes.Life;
import safar.projection.store.Document;
import safar.query.job.Jobs;

/** Adds something up over all customers, on all processors, while the views go on. */
public final class EveryCustomer {

    private static final int PAGE = 500;

    private final CustomerTapes tapes;
    private final int threads;

    public EveryCustomer(CustomerTapes tapes) {
        this(tapes, Runtime.getRuntime().availableProcessors());
    }

    EveryCustomer(CustomerTapes tapes, int threads) {
        this.tapes = tapes;
        this.threads = threads;
    }

    /** Takes another sum in. */
    public interface Sum<S> {
        void add(S other);
    }

    /**
     * The sum over all customers.
     *
     * @param empty makes a sum of nothing
     * @param count counts one customer in
     */
    public <S extends Sum<S>> S sum(Supplier<S> empty, BiConsumer<S, Life> count, Jobs.Progress progress) {
        var total = empty.get();
        var size = tapes.size();
        var room = new Semaphore(threads + 1);
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var pages = new ArrayDeque<Future<S>>();
            String cursor = null;
            long done = 0;
            do {
                var page = tapes.page(PAGE, cursor);
                cursor = page.next();
                room.acquireUninterruptibly();
                pages.add(workers.submit(() -> {
                    try {
                        return part(page.documents(), empty.get(), count);
                    } finally {
                        room.release();
                    }
                }));
                while (!pages.isEmpty() && (pages.peek().isDone() || cursor == null)) {
                    total.add(result(pages.remove()));
                    done += PAGE;
                    progress.reached(Math.min(done, size), size);
                }
            } while (cursor != null);
        }
        return total;
    }

    private <S extends Sum<S>> S part(List<Document> documents, S sum, BiConsumer<S, Life> count) {
        for (var document : documents) {
            tapes.lives(document).forEach(life -> count.accept(sum, life));
        }
        return sum;
    }

    private static <S> S result(Future<S> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while customers were read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
