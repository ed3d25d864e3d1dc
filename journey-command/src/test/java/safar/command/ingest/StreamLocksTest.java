package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.StreamId;

@Timeout(60)
class StreamLocksTest {

    private static final List<StreamId> STREAMS = IntStream.range(0, 30)
            .mapToObj(i -> Samples.KEY.stream(new Identifier(IdentifierType.USER_ID, "u-" + i)))
            .toList();

    private final StreamLocks locks = new StreamLocks();

    @Test
    void whoever_holds_a_stream_works_on_it_alone_in_whatever_order_streams_are_asked_for() throws Exception {
        var unguarded = new int[STREAMS.size()];
        var workers = new ArrayList<Future<?>>();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int worker = 0; worker < 8; worker++) {
                var random = new Random(worker);
                workers.add(threads.submit(() -> work(unguarded, random)));
            }
        }

        for (var worker : workers) {
            worker.get();
        }
        assertThat(Arrays.stream(unguarded).sum()).isEqualTo(8 * 2_000 * 5);
    }

    private void work(int[] unguarded, Random random) {
        var streams = new ArrayList<>(STREAMS);
        for (int i = 0; i < 2_000; i++) {
            Collections.shuffle(streams, random);
            var some = streams.subList(0, 5);
            locks.holding(some.stream(), () -> {
                some.forEach(stream -> unguarded[STREAMS.indexOf(stream)]++);
                return some;
            });
        }
    }

    @Test
    void work_that_fails_lets_go_of_its_streams() throws Exception {
        try {
            locks.holding(STREAMS.stream(), () -> {
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no");
        }

        try (var threads = Executors.newSingleThreadExecutor()) {
            assertThat(threads.submit(() -> locks.holding(STREAMS.stream(), () -> "done"))
                            .get())
                    .isEqualTo("done");
        }
    }
}
