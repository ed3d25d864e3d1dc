package safar.query.job;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import safar.query.QueryProblem;

/** Runs long work in the background, a few at a time, and remembers how the last hundred ended. */
@Component
public final class Jobs {

    private static final Logger logger = LoggerFactory.getLogger(Jobs.class);
    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 100;
    private static final String RETRY_SECONDS = "5";

    private final Cache<String, Entry> entries =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("job-", 0).factory());
    private final Clock clock;

    Jobs(Clock clock) {
        this.clock = clock;
    }

    /** Work that tells how far it is. */
    @FunctionalInterface
    public interface Work {
        /** Answers the job's result; {@code progress} throws once the job is cancelled. */
        Object run(Progress progress);
    }

    /** Hears how far a job is. */
    @FunctionalInterface
    public interface Progress {
        void reached(long done, long total);
    }

    /** Starts work; refused with 429 while too much of it is under way. */
    public Job start(String kind, String unit, Work work) {
        if (!room.tryAcquire()) {
            var refusal = QueryProblem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-jobs",
                    "expected at most %d jobs at once".formatted(AT_ONCE));
            refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            throw refusal;
        }
        var id = UUID.randomUUID().toString();
        var job = new Job(id, kind, Job.Status.RUNNING, 0, 0, unit, 0, null, clock.instant(), null, null, null);
        var entry = new Entry(job);
        entries.put(id, entry);
        threads.execute(() -> run(entry, work));
        return job;
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(entries.getIfPresent(id)).map(entry -> entry.job);
    }

    /** Asks a running job to stop; one that has ended stays as it is. */
    public Optional<Job> cancel(String id) {
        return Optional.ofNullable(entries.getIfPresent(id)).map(entry -> {
            entry.cancelled = true;
            return entry.job;
        });
    }

    @PreDestroy
    void stop() throws InterruptedException {
        entries.asMap().values().forEach(entry -> entry.cancelled = true);
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void run(Entry entry, Work work) {
        try {
            var result = work.run((done, total) -> {
                if (entry.cancelled) {
                    throw new CancellationException("job %s was cancelled".formatted(entry.job.id()));
                }
                entry.job = entry.job.reached(done, total, clock.instant());
            });
            entry.job = entry.job.ended(Job.Status.DONE, clock.instant(), result, null);
        } catch (CancellationException e) {
            entry.job = entry.job.ended(Job.Status.CANCELLED, clock.instant(), null, null);
        } catch (RuntimeException e) {
            logger.error("job {} ({}) failed", entry.job.id(), entry.job.kind(), e);
            entry.job = entry.job.ended(Job.Status.FAILED, clock.instant(), null, String.valueOf(e.getMessage()));
        } finally {
            room.release();
        }
    }

    private static final class Entry {
        private volatile Job job;
        private volatile boolean cancelled;

        Entry(Job job) {
            this.job = job;
        }
    }
}
