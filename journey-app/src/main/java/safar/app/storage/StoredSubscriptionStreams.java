package safar.app.storage;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import safar.command.subscription.SubscriptionCommand.PauseSubscription;
import safar.contract.access.Actor;
import safar.contract.subscription.SubscriptionEvent.Decided;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.SubscriptionId;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.webhook.SubscriptionStreams;

/** Subscriptions in the event store. */
final class StoredSubscriptionStreams implements SubscriptionStreams {

    private static final String TYPE = "subscription";

    private final RocksEventStorageEngine engine;
    private final Appending appending;
    private final CommandGateway commands;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    StoredSubscriptionStreams(
            RocksEventStorageEngine engine, Appending appending, CommandGateway commands, Clock clock) {
        this.engine = engine;
        this.appending = appending;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Stream<Decided> decided(SubscriptionId id) {
        return engine.readEvents(id.streamName(), 0).asStream().map(message -> (Decided) message.getPayload());
    }

    @Override
    public long append(DeliveriesMade made) {
        lock.lock();
        try {
            var stream = made.id().progressStreamName();
            var next = engine.nextSequenceNumberFor(stream);
            var message = new GenericDomainEventMessage<>(
                    TYPE, stream, next, made, MetaData.emptyInstance(), stream + "/" + next, clock.instant());
            var append = appending.enqueue(List.of(message));
            append.awaitDurable();
            return append.lastPosition();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(SubscriptionId id, String reason) {
        commands.sendAndWait(new PauseSubscription(id, reason, Actor.SYSTEM));
    }
}
