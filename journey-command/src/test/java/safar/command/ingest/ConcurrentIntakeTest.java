package safar.command.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static safar.command.ingest.Samples.KEY;
import static safar.command.ingest.Samples.NOW;
import static safar.command.ingest.Samples.about;
import static safar.command.ingest.Samples.purchase;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import safar.command.ingest.JourneyLog.Decided;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class ConcurrentIntakeTest {

    private static final int SENDERS = 8;

    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final MemoryJourneyLog log = new MemoryJourneyLog();
    private final JournalingIntake intake = new JournalingIntake(
            log, KEY, Clock.fixed(NOW, ZoneOffset.UTC), Room.of(SENDERS), new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void whoever_delivers_the_same_at_once_each_touchpoint_is_written_once_and_streams_have_no_gaps() throws Exception {
        int touchpoints = 500;
        var start = new CyclicBarrier(SENDERS);
        var receipts = new ArrayList<Future<List<Receipt>>>();
        for (int sender = 0; sender < SENDERS; sender++) {
            var random = new Random(sender);
            receipts.add(senders.submit(() -> {
                start.await();
                return deliver(shuffled(touchpoints, random), random);
            }));
        }

        int accepted = 0;
        int duplicates = 0;
        for (var delivered : receipts) {
            for (var receipt : delivered.get()) {
                assertThat(receipt.rejected()).isEmpty();
                accepted += receipt.accepted();
                duplicates += receipt.duplicates();
            }
        }
        assertThat(accepted).isEqualTo(touchpoints);
        assertThat(duplicates).isEqualTo((SENDERS - 1) * touchpoints);
        assertThat(log.events())
                .extracting(Decided::eventId)
                .hasSize(touchpoints)
                .doesNotHaveDuplicates();
        log.events().stream()
                .collect(groupingBy(decided -> decided.event().touch().stream(), mapping(Decided::sequence, toList())))
                .forEach((stream, sequences) -> assertThat(sequences)
                        .as("%s", stream)
                        .isEqualTo(LongStream.range(0, sequences.size()).boxed().toList()));
    }

    @Test
    void nothing_is_acknowledged_before_it_is_durable() throws Exception {
        var disk = new Disk();

        var receipt = take(purchase("o-1"));
        disk.awaitWriters(1);
        assertThat(log.events()).hasSize(1);
        assertThat(receipt.isDone()).isFalse();

        disk.finish();
        assertThat(receipt.get()).isEqualTo(new Receipt(1, 0, List.of(), 1));
        assertThat(log.position()).isEqualTo(1);
    }

    @Test
    void nor_is_a_repeat_of_what_is_not_durable_yet() throws Exception {
        var disk = new Disk();

        var first = take(purchase("o-1"));
        disk.awaitWriters(1);
        var repeat = take(about(purchase("o-1"), "email", "ada@example.org"));
        disk.awaitWriters(2);
        assertThat(first.isDone()).isFalse();
        assertThat(repeat.isDone()).isFalse();

        disk.finish();
        assertThat(repeat.get()).isEqualTo(new Receipt(0, 1, List.of(), 1));
    }

    @Test
    void who_waits_for_the_disk_keeps_nobody_from_writing_to_the_same_journey() throws Exception {
        var disk = new Disk();

        var first = take(purchase("o-1"));
        disk.awaitWriters(1);
        var second = take(purchase("o-2"));
        disk.awaitWriters(2);
        assertThat(first.isDone()).isFalse();
        assertThat(log.events()).hasSize(2);

        disk.finish();
        assertThat(second.get().position()).isEqualTo(2);
    }

    @Test
    void more_deliveries_than_can_be_worked_on_are_sent_away_until_there_is_room() throws Exception {
        var disk = new Disk();
        var waiting = IntStream.range(0, SENDERS)
                .mapToObj(i -> take(purchase("o-" + i)))
                .toList();
        disk.awaitWriters(SENDERS);

        assertThatThrownBy(() -> intake.take(List.of(purchase("o-more")))).isInstanceOf(OverloadedException.class);

        disk.finish();
        for (var receipt : waiting) {
            assertThat(receipt.get().accepted()).isEqualTo(1);
        }
        assertThat(intake.take(List.of(purchase("o-more"))).accepted()).isEqualTo(1);
    }

    private Future<Receipt> take(JsonNode touchpoint) {
        Callable<Receipt> delivery = () -> intake.take(List.of(touchpoint));
        return senders.submit(delivery);
    }

    /** All of them in an order and under identifiers of this sender's own. */
    private static List<JsonNode> shuffled(int touchpoints, Random random) {
        var all = new ArrayList<JsonNode>();
        for (int i = 0; i < touchpoints; i++) {
            all.add(about(purchase("o-" + i), "userId", "u-" + (i % 10 == 0 ? random.nextInt(20) : i % 20)));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private List<Receipt> deliver(List<JsonNode> touchpoints, Random random) {
        var receipts = new ArrayList<Receipt>();
        int from = 0;
        while (from < touchpoints.size()) {
            int to = Math.min(touchpoints.size(), from + 1 + random.nextInt(30));
            receipts.add(intake.take(touchpoints.subList(from, to)));
            from = to;
        }
        return receipts;
    }

    /** A disk that takes its time. */
    private final class Disk {

        private final CountDownLatch finished = new CountDownLatch(1);
        private final AtomicInteger writers = new AtomicInteger();

        Disk() {
            log.beforeDurable(() -> {
                writers.incrementAndGet();
                try {
                    finished.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the test ended first", e);
                }
            });
        }

        void awaitWriters(int count) {
            await().untilAtomic(writers, is(count));
        }

        void finish() {
            finished.countDown();
        }
    }
}
