package safar.eventstore;

import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** An event store whose tailing readers wake as soon as events are durable, also those that were enqueued past it. */
public final class JourneyEventStore extends EmbeddedEventStore {

    private final Registration wakeUp;

    public JourneyEventStore(RocksEventStorageEngine engine, Builder builder) {
        super(builder.storageEngine(engine));
        this.wakeUp = engine.onDurable(_ -> afterCommit(List.of()));
    }

    @Override
    public void shutDown() {
        wakeUp.cancel();
        super.shutDown();
    }
}
