package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.eventstore.TestEvents.event;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyEventStoreTest {

    @TempDir
    private Path folder;

    @Test
    void a_waiting_reader_wakes_when_events_were_enqueued_past_the_store() throws Exception {
        try (var engine = TestEvents.engine(folder)) {
            var hourly = EmbeddedEventStore.builder()
                    .timeUnit(TimeUnit.HOURS)
                    .fetchDelay(1)
                    .cleanupDelay(1);
            var store = new JourneyEventStore(engine, hourly);
            try (var reader = store.openStream(null)) {
                assertThat(reader.hasNextAvailable()).isFalse();
                engine.enqueue(List.of(event("a", 0)));
                assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(reader.nextAvailable().getIdentifier()).isEqualTo("a#0");

                engine.enqueue(List.of(event("a", 1)));
                assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(reader.nextAvailable().getIdentifier()).isEqualTo("a#1");
            } finally {
                store.shutDown();
            }
        }
    }
}
