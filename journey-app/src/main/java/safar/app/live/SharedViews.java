package safar.app.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;
import safar.app.tracing.Traces;
import safar.contract.Recorded;
import safar.projection.view.Duty;
import safar.projection.view.EventSource;
import safar.projection.view.Materialiser;
import safar.projection.view.ReadAhead;
import safar.projection.view.Sharing;
import safar.projection.view.Step;
import safar.query.view.StoreHead;

/**
 * Follows the event store together with other nodes: the one that leads says how far each batch goes, the others fold their shares of it. Every node reads the events
 * of a batch from its own copy.
 */
final class SharedViews implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SharedViews.class);
    private static final int MOST = 40_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final EventSource events;
    private final Materialiser materialiser;
    private final Sharing sharing;
    private final StoreHead head;
    private final ReadAhead.Head following;
    private final Duty duty;
    private final Traces traces;
    private final Courtesy courtesy;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ReadAhead ahead;
    private volatile @Nullable Thread thread;
    private long reached;

    SharedViews(
            EventSource events,
            Materialiser materialiser,
            Sharing sharing,
            StoreHead head,
            ReadAhead.Head following,
            Duty duty,
            Traces traces,
            Courtesy courtesy) {
        this.events = events;
        this.materialiser = materialiser;
        this.sharing = sharing;
        this.head = head;
        this.following = following;
        this.duty = duty;
        this.traces = traces;
        this.courtesy = courtesy;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("views").start(this::run);
    }

    private void run() {
        try {
            while (!isStopping()) {
                try {
                    if (duty.isHeld()) {
                        lead();
                    } else {
                        help();
                    }
                } catch (RuntimeException e) {
                    Setbacks.tell(LOG, "the views stand still and try again", e);
                    stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                } finally {
                    close();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean leads() {
        return !isStopping() && duty.isHeld();
    }

    private void lead() throws InterruptedException {
        if (materialiser.position() > head.settled()) {
            // the events are older than the views, as after a restore: nothing the views say can be trusted
            sharing.abandon();
        }
        sharing.settle();
        read(materialiser.position());
        while (leads()) {
            var open = sharing.open();
            var batch = open.isPresent() ? upTo(open.get().upTo()) : reading().take(MOST);
            if (batch.isEmpty() && open.isEmpty()) {
                return;
            }
            reached = open.map(Step::upTo).orElseGet(() -> batch.getLast().position());
            var began = System.nanoTime();
            traces.along("fold", batch.stream().mapToLong(Recorded::position), _ -> led(batch));
            courtesy.rest(batch.size(), Duration.ofNanos(System.nanoTime() - began), stopping);
        }
    }

    private long led(List<Recorded<?>> batch) {
        sharing.lead(batch, reached, this::leads);
        return reached;
    }

    private void help() throws InterruptedException {
        while (!isStopping() && !duty.isHeld()) {
            var waiting = sharing.held().isEmpty() ? null : sharing.waiting().orElse(null);
            if (waiting == null) {
                stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                if (ahead == null || reached != waiting.after()) {
                    close();
                    read(waiting.after());
                }
                var batch = upTo(waiting.upTo());
                reached = waiting.upTo();
                sharing.help(waiting, batch);
            }
        }
    }

    private void read(long after) {
        ahead = ReadAhead.following(events, after, following);
        reached = after;
    }

    private ReadAhead reading() {
        var reading = ahead;
        if (reading == null) {
            throw new IllegalStateException("expected events to be read, found that reading has not begun");
        }
        return reading;
    }

    /** All events of a batch. */
    private List<Recorded<?>> upTo(long position) throws InterruptedException {
        if (reached >= position) {
            return List.of();
        }
        var batch = reading().takeUpTo(position);
        if (batch.isEmpty() || batch.getLast().position() != position) {
            throw new InterruptedException("stopped while events were read");
        }
        return batch;
    }

    private void close() {
        var reading = ahead;
        if (reading != null) {
            reading.close();
            ahead = null;
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public void stop() {
        stopping.countDown();
        var reading = ahead;
        if (reading != null) {
            reading.close();
        }
        Ending.await(thread);
    }

    @Override
    public boolean isRunning() {
        var running = thread;
        return running != null && running.isAlive();
    }
}
