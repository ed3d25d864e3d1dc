package safar.eventstore;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract. */
class RocksEngineTest extends EventStorageEngineContract {

    @TempDir
    private Path folder;

    private RocksEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = TestEvents.engine(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    EventStorageEngine engine() {
        return engine;
    }
}
