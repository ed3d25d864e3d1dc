package safar.app.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import safar.eventstore.RocksEventStorageEngine;

/** Ready means that events can be stored. */
@Component("stores")
final class StoresHealth implements HealthIndicator {

    private final RocksEventStorageEngine engine;

    StoresHealth(RocksEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        return engine.healthy() ? Health.up().build() : Health.down().build();
    }
}
