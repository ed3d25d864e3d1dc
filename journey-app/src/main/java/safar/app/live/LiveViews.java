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
import safar.query.view.StoreHead;

/**
 * Follows the event store and materialises what it reads: near the head each event as it comes, behind it as many at once as have been read
 * meanwhile, with rests while deliveries come in bulk. The views' own position, stored with their documents, is where it goes on after a restart or a failure, so there is no second
 * truth that could run ahead of them.
 */
final class LiveViews implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(LiveViews.class);
    private static final int MOST = 40_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventSource events;
    private final Materialiser materialiser;
    private final StoreHead head;
    private final ReadAhead.Head following;
    private final Duty duty;
    private final Traces traces;
    private final Courtesy courtesy;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ReadAhead ahead;
    private volatile @Nullable Thread thread;

    LiveViews(
            EventSource events,
            Materialiser materialiser,
            StoreHead head,
            ReadAhead.Head following,
            Duty duty,
            Traces traces,
            Courtesy courtesy) {
        this.traces = traces;
        this.duty = duty;
        this.courtesy = courtesy;
        this.events = events;
        this.materialiser = materialiser;
        this.head = head;
        this.following = following;
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
                        refuseOlderEvents();
                        follow();
                    }
                } catch (RuntimeException e) {
                    Setbacks.tell(logger, "the views stand still and try again", e);
                }
                stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseOlderEvents() {
        if (materialiser.position() > head.settled()) {
            // the events are older than the views, as after a restore: nothing the views say can be trusted
            materialiser.startAfresh();
        }
    }

    private void follow() throws InterruptedException {
        try (var reading = ReadAhead.following(events, materialiser.position(), following)) {
            ahead = reading;
            while (!isStopping() && duty.isHeld()) {
                var batch = reading.take(MOST);
                if (batch.isEmpty()) {
                    return;
                }
                var began = System.nanoTime();
                traces.along("fold", batch.stream().mapToLong(Recorded::position), _ -> folded(batch));
                courtesy.rest(batch.size(), Duration.ofNanos(System.nanoTime() - began), stopping);
            }
        }
    }

    private long folded(List<Recorded<?>> batch) {
        var position = batch.getLast().position();
        materialiser.fold(batch, position);
        return position;
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
