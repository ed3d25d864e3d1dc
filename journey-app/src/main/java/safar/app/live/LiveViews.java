package safar.app.live;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.context.SmartLifecycle;
import safar.eventstore.JourneyEventStore;
import safar.projection.view.Materialiser;
import safar.query.view.StoreHead;

/**
 * Follows the event store and materialises what it reads. The views' own position, stored with their documents, is where it goes on after a
 * restart, so there is no second truth that could run ahead of them.
 */
final class LiveViews implements SmartLifecycle {

    private static final int BATCH = 1_000;
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Materialiser materialiser;
    private final StoreHead head;
    private final ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("views-coordinator").factory());
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("views-worker").factory());
    private final StreamingEventProcessor processor;

    LiveViews(JourneyEventStore events, Materialiser materialiser, StoreHead head) {
        this.materialiser = materialiser;
        this.head = head;
        this.processor = PooledStreamingEventProcessor.builder()
                .name("views")
                .eventHandlerInvoker(new MaterialisingInvoker(materialiser))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(_ -> new GlobalSequenceTrackingToken(materialiser.position()))
                .batchSize(BATCH)
                .build();
    }

    @Override
    public void start() {
        if (materialiser.position() > head.position()) {
            // the events are older than the views, as after a restore: nothing the views say can be trusted
            materialiser.startAfresh();
        }
        processor.start();
    }

    @Override
    public void stop() {
        processor.shutDown();
        coordinator.shutdown();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return processor.isRunning();
    }
}
