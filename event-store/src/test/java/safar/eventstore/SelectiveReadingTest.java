package safar.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.eventstore.TestEvents.event;
import static safar.eventstore.TestEvents.events;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some streams can be followed without reading the others. */
class SelectiveReadingTest {

    private static final String RAW = "complaint/00cl0ge8dk6h258o2ca1i6gu7g";

    @TempDir
    private Path folder;

    private RocksEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = TestEvents.engine(folder);
        engine.appendEvents(events("complaint/C-1", 0, 2));
        engine.appendEvents(events("journey/complaint", 0, 1_200));
        engine.appendEvents(event(RAW, 0, "00cl0ge8dk6h258o2ca1i6gu7g"));
        engine.appendEvents(event("access/C-1", 0, "76b1e3ac-6ff0-4d0e-9d6c-4d1a6f9b8f10"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void only_events_of_streams_that_begin_so_are_read_in_the_order_of_the_store() {
        assertThat(engine.read(0, Long.MAX_VALUE, List.of("complaint/", "access/")))
                .extracting(StoredEvent::getAggregateIdentifier)
                .containsExactly("complaint/C-1", "complaint/C-1", RAW, "access/C-1");
        assertThat(engine.read(1, 1_203, List.of("complaint/")).map(StoredEvent::position))
                .containsExactly(2L, 1_203L);
    }

    @Test
    void a_stream_is_read_from_its_beginning_as_it_is_stored() {
        assertThat(engine.readStream("complaint/C-1"))
                .extracting(StoredEvent::getSequenceNumber)
                .containsExactly(0L, 1L);
        assertThat(engine.readStream("complaint/C-9")).isEmpty();
    }
}
