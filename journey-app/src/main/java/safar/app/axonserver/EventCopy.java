package safar.app.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import safar.app.node.Ending;
import safar.eventstore.RocksEventStorageEngine;

/**
 * Keeps this node's copy of the events up with Axon Server: same order, same positions, which begin at 1. All reading is done from the copy, also
 * while the server is away; without it, it is made again from the server.
 */
final class EventCopy implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventCopy.class);
    private static final int AT_ONCE = 2_000;
    private static final int BUFFER = 5_000;
    private static final int REFILL = 1_000;
    private static final long NOTICE_MILLIS = 100;
    private static final long PAUSE_MILLIS = 500;
    /** Looks at a server that does not answer, before the node starts without it. */
    private static final int LOOKS = 60;

    private static final long ANSWER_MILLIS = 10_000;

    private final AxonServerConnectionManager connections;
    private final RocksEventStorageEngine engine;
    private final ServerEvents events;
    private final Thread thread = Thread.ofPlatform().name("event-copy").unstarted(this::run);
    private final Goal goal = new Goal();
    private volatile boolean running;
    private volatile boolean following;
    private boolean told;

    EventCopy(AxonServerConnectionManager connections, RocksEventStorageEngine engine, ServerEvents events) {
        this.connections = connections;
        this.engine = engine;
        this.events = events;
    }

    /** Whether news of the server arrive. */
    boolean isFollowing() {
        return following;
    }

    private void run() {
        try {
            while (running) {
                try {
                    follow();
                } catch (RuntimeException e) {
                    tell(e);
                }
                following = false;
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once for each time that it stands still. */
    private void tell(RuntimeException failure) {
        var said = "the copy of the events stands still at {} and goes on when Axon Server answers: {}";
        if (following || !told) {
            LOG.warn(said, engine.head(), failure.toString());
            told = true;
        } else {
            LOG.debug(said, engine.head(), failure.toString());
        }
    }

    private void follow() throws InterruptedException {
        // a stream is opened also where nothing will ever come, as with a token that is not taken
        Server.answer(connections.getConnection().eventChannel().getLastToken());
        var head = engine.head();
        // from the last event that is here already: it shows that it is the same history
        try (var stream = open(Math.max(head - 1, 0))) {
            if (head > 0) {
                refuseUnlessSame(stream, head);
            }
            following = true;
            while (running) {
                copy(stream);
            }
        }
    }

    /** The events from a position on, which the server counts from 0. */
    private EventStream open(long first) {
        return connections.getConnection().eventChannel().openStream(first - 1, BUFFER, REFILL);
    }

    private void refuseUnlessSame(EventStream stream, long head) throws InterruptedException {
        var known = engine.readAt(head).orElseThrow().getEventIdentifier();
        var last = Server.answer(connections.getConnection().eventChannel().getLastToken());
        var there = last + 1 < head ? null : stream.nextIfAvailable(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        if (last + 1 >= head && there == null) {
            throw new EventStoreException("Axon Server did not send the event at position %d".formatted(head));
        }
        if (there == null || !there.getEvent().getMessageIdentifier().equals(known)) {
            throw new EventStoreException(
                    "the copy of the events is not of what Axon Server stores: position %d is another event there, or none; stop this node and delete its folder 'copy'"
                            .formatted(head));
        }
    }

    private void copy(EventStream stream) throws InterruptedException {
        var batch = new ArrayList<DomainEventMessage<?>>();
        var expected = engine.head();
        for (var next = stream.nextIfAvailable(NOTICE_MILLIS, TimeUnit.MILLISECONDS);
                next != null;
                next = batch.size() < AT_ONCE ? stream.nextIfAvailable() : null) {
            if (next.getToken() != expected + batch.size()) {
                throw new EventStoreException("expected the event at position %d, found %d"
                        .formatted(expected + batch.size() + 1, next.getToken() + 1));
            }
            batch.add(events.message(next.getEvent()));
        }
        if (!batch.isEmpty()) {
            engine.enqueue(batch).awaitDurable();
        } else if (stream.isClosed()) {
            throw new EventStoreException(
                    "the connection was lost", stream.getError().orElse(null));
        }
    }

    /** Returns once the copy has what the server had, so that nothing is decided on a copy that is far behind; without a server, after a while. */
    @Override
    public void start() {
        running = true;
        thread.start();
        try {
            for (int silent = 0; running && silent < LOOKS && !hasCaughtUp(); silent = following ? 0 : silent + 1) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasCaughtUp() {
        try {
            return goal.isReachedBy(
                    engine.head(),
                    () -> Server.answer(
                            connections.getConnection().eventChannel().getLastToken()));
        } catch (RuntimeException e) {
            LOG.debug("Axon Server does not say how far it is: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        // it is not interrupted: it may be writing
        Ending.await(thread);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before all that reads. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
