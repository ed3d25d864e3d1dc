package safar.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * So many workers that each do one step after the other until nothing is left, the time is up, or one of them fails.
 *
 * @param workers one for each connection
 * @param perSecond steps in a second over all workers, kept to whatever the answers take; 0 for as many as go
 * @param longest when it ends in any case
 */
public record Load(int workers, double perSecond, Duration longest) {

    /** Does one piece of work; answers how many units it was, 0 when nothing is left. */
    @FunctionalInterface
    public interface Step {
        int run() throws Exception;
    }

    /** As fast as the answers come. */
    public static Load closed(int workers, Duration longest) {
        return new Load(workers, 0, longest);
    }

    public static Load paced(int workers, double perSecond, Duration longest) {
        return new Load(workers, perSecond, longest);
    }

    /** Runs to the end; {@code progress} hears the units done so far. */
    public Outcome run(Step step, LongConsumer progress) {
        var run = new Run(step);
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(workers)) {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < workers; i++) {
                all.add(threads.submit(() -> {
                    run.work(began);
                    return true;
                }));
            }
            watch(all, run, progress);
            return new Outcome(run.units.sum(), Duration.ofNanos(run.lastEnded(began) - began), run.latencies);
        }
    }

    private static void watch(Iterable<Future<?>> workers, Run run, LongConsumer progress) {
        try {
            for (var worker : workers) {
                while (worker.state() == Future.State.RUNNING) {
                    progress.accept(run.units.sum());
                    Thread.sleep(20);
                }
                worker.get();
            }
        } catch (InterruptedException e) {
            run.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle", e);
        } catch (ExecutionException e) {
            run.stop();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** What came of it. */
    public record Outcome(long units, Duration took, ConcurrentHistogram latencies) {

        public double perSecond() {
            return took.isZero() ? 0 : units * 1e9 / took.toNanos();
        }

        /** The latency that 99 of 100 steps keep below, in milliseconds. */
        public double p99() {
            return Latencies.millis(latencies);
        }
    }

    private final class Run {
        private final Step step;
        private final LongAdder units = new LongAdder();
        private final ConcurrentHistogram latencies = Latencies.empty();
        private final AtomicLong tickets = new AtomicLong();
        private volatile boolean stopped;
        private volatile long ended;

        Run(Step step) {
            this.step = step;
        }

        void stop() {
            stopped = true;
        }

        long lastEnded(long began) {
            return Math.max(began, ended);
        }

        void work(long began) throws Exception {
            try {
                BooleanSupplier goesOn = () -> !stopped && System.nanoTime() - began < longest.toNanos();
                while (goesOn.getAsBoolean()) {
                    var due = due(began);
                    var done = step.run();
                    if (done == 0) {
                        break;
                    }
                    var now = System.nanoTime();
                    latencies.recordValue(now - due);
                    units.add(done);
                    ended(now);
                }
            } catch (Exception | Error e) {
                stop();
                throw e;
            }
        }

        private synchronized void ended(long now) {
            ended = Math.max(ended, now);
        }

        /** When the next step ought to begin, having waited for it: a step that begins too late is late by that, too. */
        private long due(long began) {
            if (perSecond == 0) {
                return System.nanoTime();
            }
            var due = began + (long) (tickets.getAndIncrement() * 1e9 / perSecond);
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }
    }
}
