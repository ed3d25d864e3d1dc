package safar.app.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import safar.app.imports.mapping.MappedFile;

/** Moves a file to a receiver, a few deliveries at a time, settles them in the order of the file and so can always go on where it was. */
final class Importer {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Receiver receiver;
    private final Ledger ledger;
    private final int atOnce;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    Importer(Receiver receiver, Ledger ledger, int atOnce) {
        this.receiver = receiver;
        this.ledger = ledger;
        this.atOnce = atOnce;
    }

    private record Delivery(Batch batch, Future<Answer> answer) {}

    /** Goes on after what the ledger has, to the end of the file; false when it was told to stop before. */
    boolean run(MappedFile file, Progress progress) throws IOException, InterruptedException {
        try {
            passOver(file, ledger.pieces());
            deliverAll(file, progress);
            return !stopping;
        } catch (ImportFailed interrupted) {
            if (stopping) {
                return false;
            }
            throw interrupted;
        } finally {
            deliveries.shutdownNow();
            ended.countDown();
        }
    }

    private void passOver(MappedFile file, long pieces) throws IOException {
        for (var passed = 0L; passed < pieces && !stopping; passed++) {
            if (file.next() == null) {
                return;
            }
        }
    }

    private void deliverAll(MappedFile file, Progress progress) throws IOException, InterruptedException {
        Queue<Delivery> underway = new ArrayDeque<>();
        for (var batch = Batch.next(file); batch != null && !stopping; batch = Batch.next(file)) {
            if (underway.size() == atOnce) {
                settle(underway.remove());
            }
            underway.add(begin(batch));
            progress.reached(file.position(), ledger.tally().rows());
        }
        while (!underway.isEmpty()) {
            settle(underway.remove());
            progress.reached(file.position(), ledger.tally().rows());
        }
    }

    private Delivery begin(Batch batch) {
        return new Delivery(batch, deliveries.submit(() -> deliver(batch)));
    }

    private Answer deliver(Batch batch) {
        return batch.touchpoints().isEmpty() ? Answer.NOTHING : receiver.deliver(batch.touchpoints());
    }

    private void settle(Delivery delivery) throws IOException, InterruptedException {
        try {
            ledger.settle(delivery.batch(), delivery.answer().get());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ImportFailed known
                    ? known
                    : new ImportFailed("a delivery failed: " + failed.getCause(), failed);
        }
    }

    /** Ends the run soon: what is under way is settled if it is answered within a few seconds. */
    void stop() throws InterruptedException {
        stopping = true;
        if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            deliveries.shutdownNow();
            ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
