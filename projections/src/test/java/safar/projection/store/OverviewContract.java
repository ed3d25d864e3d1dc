package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static safar.projection.store.StoreUnderTest.day;
import static safar.projection.store.StoreUnderTest.fresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store promises about counts and scans over a whole collection. */
interface OverviewContract extends StoreUnderTest {

    private void putSome() {
        put("b", Map.of("stage", "active", "touchpoints", 3, "segments", Set.of("vip", "old"), "digest", "d1"));
        put("a", Map.of("stage", "active", "touchpoints", 4, "lastSeen", day(1)));
        put("c", Map.of("touchpoints", 3, "segments", Set.of("vip"), "digest", "d2"));
    }

    @Test
    default void documents_are_counted() {
        assertThat(store().count(CUSTOMERS, Filter.everything(), List.of())).isEqualTo(Map.of(List.of(), 0L));
        putSome();
        assertThat(store().count(CUSTOMERS, Filter.everything(), List.of())).isEqualTo(Map.of(List.of(), 3L));
        assertThat(store().count(CUSTOMERS, Filter.everything().equal("segments", "vip"), List.of()))
                .isEqualTo(Map.of(List.of(), 2L));
    }

    @Test
    default void counts_are_grouped_with_null_where_a_field_is_absent() {
        putSome();
        assertThat(store().count(CUSTOMERS, Filter.everything(), List.of("stage", "touchpoints")))
                .isEqualTo(Map.of(List.of("active", 3L), 1L, List.of("active", 4L), 1L, Arrays.asList(null, 3L), 1L));
        assertThat(store().count(CUSTOMERS, Filter.everything(), List.of("lastSeen")))
                .isEqualTo(Map.of(List.of(day(1)), 1L, Arrays.asList((Object) null), 2L));
    }

    @Test
    default void a_document_counts_once_for_each_of_its_tags() {
        putSome();
        assertThat(store().count(CUSTOMERS, Filter.everything(), List.of("segments")))
                .isEqualTo(Map.of(List.of("vip"), 2L, List.of("old"), 1L, Arrays.asList((Object) null), 1L));
        assertThat(store().count(CUSTOMERS, Filter.everything().equal("segments", "vip"), List.of("segments", "stage")))
                .isEqualTo(Map.of(
                        List.of("vip", "active"), 1L, List.of("old", "active"), 1L, Arrays.asList("vip", null), 1L));
    }

    @Test
    default void a_scan_passes_present_fields_in_the_order_of_ids() {
        putSome();
        List<String> seen = new ArrayList<>();
        store().scan(CUSTOMERS, List.of("digest", "segments", "lastSeen"), (id, fields) -> seen.add(id + fields));
        assertThat(seen)
                .containsExactly(
                        "a{lastSeen=2026-01-02T00:00:00Z}",
                        "b{digest=d1, segments=[old, vip]}",
                        "c{digest=d2, segments=[vip]}");
    }

    @Test
    default void a_scan_without_fields_passes_every_id_of_a_large_collection() {
        List<Change> changes = new ArrayList<>();
        for (int n = 10_000; n < 13_500; n++) {
            changes.add(fresh("c-" + n, Map.of()));
        }
        store().apply(changes.reversed(), Map.of());
        List<String> seen = new ArrayList<>();
        store().scan(CUSTOMERS, List.of(), (id, fields) -> seen.add(id));
        assertThat(seen).isSorted().hasSize(3_500);
    }

    @Test
    default void unknown_fields_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().scan(CUSTOMERS, List.of("shoeSize"), (id, fields) -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().count(CUSTOMERS, Filter.everything(), List.of("shoeSize")));
    }
}
