package safar.command.ingest;

import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import safar.contract.identity.StreamId;

/** One writer per stream: a fixed number of locks, each for the streams that fall on it, always taken in the same order. */
final class StreamLocks {

    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    <T> T holding(Stream<StreamId> streams, Supplier<T> work) {
        var wanted = streams.map(stream -> Math.floorMod(stream.hashCode(), STRIPES))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(index -> stripes[index])
                .toList();
        int held = 0;
        try {
            for (var lock : wanted) {
                lock.lock();
                held++;
            }
            return work.get();
        } finally {
            wanted.subList(0, held).forEach(ReentrantLock::unlock);
        }
    }
}
