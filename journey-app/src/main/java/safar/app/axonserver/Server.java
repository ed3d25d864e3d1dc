package safar.app.axonserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Waits for Axon Server, though never without end. */
final class Server {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Server() {}

    /**
     * Its answer.
     *
     * @throws ConcurrencyException when it refused an append since somebody else wrote first
     * @throws EventStoreException when it did not answer: what was asked for may have happened, or not
     */
    static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw GrpcExceptionParser.parse(e.getCause()) instanceof ConcurrencyException conflict
                    ? conflict
                    : new EventStoreException("Axon Server could not do it: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new EventStoreException("Axon Server did not answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while waiting for Axon Server", e);
        }
    }
}
