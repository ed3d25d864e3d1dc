package safar.eventstore;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;

/** Prints how fast events are appended and read on this machine, and what one costs on disk. */
final class StoreMeasurement {

    private static final int LIST = 500;
    private static final int STREAMS = 20_000;

    /** Half of it open JSON that compresses, half of it ciphertext that does not. */
    record Bought(String channel, String occurredAt, String currency, String amount, List<Line> lines, String sealed) {}

    record Line(String sku, int quantity, String price) {}

    private StoreMeasurement() {}

    public static void main(String[] args) throws Exception {
        var events = Integer.parseInt(args[1]);
        for (var threads : new int[] {1, 8}) {
            var folder = Path.of(args[0], "threads-" + threads);
            delete(folder);
            append(folder, threads, events);
            read(folder);
        }
    }

    private static void append(Path folder, int threads, int events) throws Exception {
        try (var engine = engine(folder);
                var pool = Executors.newFixedThreadPool(threads)) {
            var latencies = new ArrayList<Long>();
            var cpu = cpu();
            var begin = System.nanoTime();
            var runs = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> append(engine, thread, events / threads)))
                    .toList();
            for (var run : runs) {
                latencies.addAll(run.get());
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            latencies.sort(Comparator.naturalOrder());
            System.out.printf(
                    "append %d thread(s): %,.0f events/s, %.1f us of CPU each, list of %d p50 %.1f ms p99 %.1f ms%n",
                    threads,
                    engine.head() / seconds,
                    (cpu() - cpu) / 1e3 / engine.head(),
                    LIST,
                    latencies.get(latencies.size() / 2) / 1e6,
                    latencies.get(latencies.size() * 99 / 100) / 1e6);
        }
    }

    private static List<Long> append(RocksEventStorageEngine engine, int thread, int events) {
        var random = new Random(thread);
        var sequences = new long[STREAMS];
        var latencies = new ArrayList<Long>();
        var ready = new ArrayList<DomainEventMessage<?>>();
        for (var done = 0; done < events; done += LIST) {
            ready.clear();
            for (var i = 0; i < LIST; i++) {
                // one journey gets every 100th event, the others share the rest
                var stream = random.nextInt(100) == 0 ? 0 : random.nextInt(STREAMS);
                ready.add(event(random, thread * STREAMS + stream, sequences[stream]++));
            }
            var begin = System.nanoTime();
            engine.appendEvents(ready);
            latencies.add(System.nanoTime() - begin);
        }
        return latencies;
    }

    private static void read(Path folder) throws IOException {
        var begin = System.nanoTime();
        try (var engine = engine(folder)) {
            System.out.printf("open: %.2f s%n", (System.nanoTime() - begin) / 1e9);
            timed("read raw", () -> engine.read(0, Long.MAX_VALUE).count());
            timed(
                    "read deserialised",
                    () -> engine.readEvents(null, false)
                            .filter(message -> message.getPayload() != null)
                            .count());
            for (var repeat = 0; repeat < 3; repeat++) {
                timed(
                        "read one stream",
                        () -> engine.readEvents(stream(0), 0)
                                .asStream()
                                .filter(message -> message.getPayload() != null)
                                .count());
            }
            engine.compact();
            System.out.printf("compacted: %.0f bytes/event%n", (double) size(folder) / engine.head());
        }
    }

    private static void timed(String what, LongSupplier reading) {
        var begin = System.nanoTime();
        var events = reading.getAsLong();
        var seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%s: %,d events in %.3f s, %,.0f/s%n", what, events, seconds, events / seconds);
    }

    private static DomainEventMessage<?> event(Random random, int stream, long sequence) {
        var cipher = new byte[96];
        random.nextBytes(cipher);
        var lines = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(_ -> new Line("sku-" + random.nextInt(5_000), 1, random.nextInt(9_999) + ".50"))
                .toList();
        var payload = new Bought(
                "web",
                Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt()).toString(),
                "EUR",
                random.nextInt(99_999) + ".99",
                lines,
                Base64.getEncoder().encodeToString(cipher));
        var id = new byte[16];
        random.nextBytes(id);
        return new GenericDomainEventMessage<>(
                "Journey",
                stream(stream),
                sequence,
                new GenericMessage<>(Base32Hex.encode(id), payload, Map.of()),
                Instant.now());
    }

    private static String stream(int number) {
        var raw = new byte[16];
        new Random(number).nextBytes(raw);
        return "journey/" + Base32Hex.encode(raw);
    }

    private static RocksEventStorageEngine engine(Path folder) {
        return RocksEventStorageEngine.builder(folder, TestEvents.serializer()).build();
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.exists(folder) ? Files.walk(folder) : Stream.<Path>empty()) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
