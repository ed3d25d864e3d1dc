package safar.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Axon's own engine keeps the contract, so the contract asks nothing of ours alone. */
class InMemoryEngineTest extends EventStorageEngineContract {

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();

    @Override
    EventStorageEngine engine() {
        return engine;
    }
}
