package safar.app.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import safar.app.tracing.Traces;
import safar.contract.Recorded;

/** Folds one batch at a time: as a part of all traces that its events belong to, and with a rest after it while deliveries come in bulk. */
record BatchFolding(Traces traces, Courtesy courtesy) {

    /** Returns after the rest, which ends when stopped. */
    void fold(List<Recorded<?>> batch, Runnable folding, CountDownLatch stopping) throws InterruptedException {
        var began = System.nanoTime();
        traces.along("fold", batch.stream().mapToLong(Recorded::position), _ -> {
            folding.run();
            return batch;
        });
        courtesy.rest(batch.size(), Duration.ofNanos(System.nanoTime() - began), stopping);
    }
}
