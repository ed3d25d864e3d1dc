package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static safar.projection.store.StoreUnderTest.day;
import static safar.projection.store.StoreUnderTest.fresh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteViewStoreTest extends ViewStoreContract {
    private static final int MANY = 12_000;

    @TempDir
    Path folder;

    @Override
    ViewStore open() {
        return ViewStores.open(folder, null);
    }

    @Test
    void a_stale_document_keeps_the_whole_batch_and_its_position_out() {
        put("c-2", Map.of());
        assertThatExceptionOfType(StaleDocumentException.class)
                .isThrownBy(() -> store().apply(
                                List.of(fresh("c-1", Map.of()), fresh("c-2", Map.of()), fresh("c-3", Map.of())),
                                Map.of("customers", 9L)));
        assertThat(ids(Filter.everything())).containsExactly("c-2");
        assertThat(store().position("customers")).isZero();
        put("c-1", Map.of());
    }

    @Test
    void a_scan_shows_one_moment_while_others_write() {
        IntStream.range(0, 3_000).forEach(n -> put("c-" + (10_000 + n), Map.of()));
        List<String> seen = new ArrayList<>();
        store().scan(CUSTOMERS, List.of(), (id, fields) -> {
            if (seen.isEmpty()) {
                put("d", Map.of());
            }
            seen.add(id);
        });
        assertThat(seen).hasSize(3_000).doesNotContain("d");
    }

    @Test
    void readers_never_wait_for_a_batch_nor_see_half_of_it() throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(6)) {
            AtomicBoolean writing = new AtomicBoolean(true);
            List<Future<Integer>> readers = new ArrayList<>();
            for (int reader = 0; reader < 6; reader++) {
                readers.add(pool.submit(() -> {
                    int reads = 0;
                    for (; writing.get() || reads == 0; reads++) {
                        long seen = Objects.requireNonNull(store().count(CUSTOMERS, Filter.everything(), List.of())
                                .get(List.of()));
                        assertThat(seen % 100).isZero();
                    }
                    return reads;
                }));
            }
            try {
                for (int batch = 0; batch < 50; batch++) {
                    IntStream customers = IntStream.range(batch * 100, batch * 100 + 100);
                    store().apply(
                                    customers
                                            .mapToObj(n -> fresh(id(n), Map.of()))
                                            .toList(),
                                    Map.of());
                }
            } finally {
                writing.set(false);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    @Test
    void frequent_matches_are_found_wherever_they_lie_in_the_order() {
        List<Change> changes = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            String stage = n < MANY / 2 ? "lapsed" : "active";
            changes.add(fresh(id(n), Map.of("stage", stage, "name", n % 2 == 0 ? "even" : "odd", "lastSeen", day(n))));
        }
        store().apply(changes, Map.of());
        Filter lapsed = Filter.everything().equal("stage", "lapsed");
        Query newest = Query.of(lapsed, 1_000).descending("lastSeen");
        assertThat(paged(newest)).isEqualTo(downFrom(MANY / 2 - 1, 1));
        assertThat(paged(newest.ascending("lastSeen")))
                .isEqualTo(downFrom(MANY / 2 - 1, 1).reversed());
        Filter even = Filter.everything().equal("name", "even");
        assertThat(paged(Query.of(even, 1_000).descending("lastSeen"))).isEqualTo(downFrom(MANY - 2, 2));
        assertThat(paged(Query.of(even.equal("stage", "active").range("lastSeen", null, day(0)), 5)))
                .isEmpty();
    }

    private static List<String> downFrom(int last, int step) {
        return IntStream.iterate(last, n -> n >= 0, n -> n - step)
                .mapToObj(SqliteViewStoreTest::id)
                .toList();
    }

    private static String id(int n) {
        return "c-" + (100_000 + n);
    }
}
