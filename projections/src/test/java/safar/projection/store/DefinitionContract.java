package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a store promises about making, changing and dropping collections. */
interface DefinitionContract extends StoreUnderTest {

    @Test
    default void defining_again_keeps_everything() {
        put("c-1", Map.of("stage", "active", "segments", Set.of("vip"), "search", "ada"));
        store().define(SPEC);
        assertThat(ids(Filter.everything()
                        .equal("stage", "active")
                        .equal("segments", "vip")
                        .contains("search", "ada")))
                .containsExactly("c-1");
    }

    @Test
    default void nodes_may_define_at_the_same_time() throws InterruptedException, ExecutionException, TimeoutException {
        CollectionSpec spec = new CollectionSpec("orders-v1", SPEC.fields());
        ViewStore other = another();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 8; node++) {
                ViewStore store = node % 2 == 0 ? store() : other;
                running.add(pool.submit(() -> store.define(spec)));
            }
            for (Future<?> node : running) {
                node.get(30, TimeUnit.SECONDS);
            }
        }
        Change put = new Change.Put("orders-v1", new Document("o-1", 0, StoreUnderTest.json("{}")), Map.of());
        store().apply(List.of(put), Map.of());
        assertThat(other.get("orders-v1", Set.of("o-1"))).hasSize(1);
    }

    @Test
    default void a_field_that_is_added_later_is_absent_until_a_document_is_put_again() {
        put("c-1", Map.of("stage", "active"));
        List<Field> more = new ArrayList<>(SPEC.fields());
        more.addAll(List.of(Field.text("tier").sorted(), Field.tags("channels"), Field.search("orders")));
        store().define(new CollectionSpec(CUSTOMERS, more));
        put("c-2", Map.of("tier", "gold", "channels", Set.of("web"), "orders", "1001 1002"));
        assertThat(ids(Filter.everything()
                        .equal("tier", "gold")
                        .equal("channels", "web")
                        .contains("orders", "1002")))
                .containsExactly("c-2");
        assertThat(paged(Query.of(Filter.everything(), 1).ascending("tier"))).containsExactly("c-2", "c-1");
    }

    @Test
    default void a_carried_field_that_is_indexed_later_finds_what_was_there() {
        store().define(new CollectionSpec(
                "orders-v1", Field.tags("skus").carried(), Field.search("text").carried()));
        Map<String, ?> fields = Map.of("skus", Set.of("A-1"), "text", "green tea");
        Change put = new Change.Put("orders-v1", new Document("o-1", 0, StoreUnderTest.json("{}")), fields);
        store().apply(List.of(put), Map.of());
        Filter filter = Filter.everything().equal("skus", "A-1").contains("text", "n te");
        assertThat(store().find("orders-v1", Query.of(filter, 5)).documents()).hasSize(1);
        store().define(new CollectionSpec("orders-v1", Field.tags("skus"), Field.search("text")));
        assertThat(store().find("orders-v1", Query.of(filter, 5)).documents()).hasSize(1);
    }

    @Test
    default void a_field_does_not_change_its_kind() {
        assertThatIllegalStateException()
                .isThrownBy(() -> another().define(new CollectionSpec(CUSTOMERS, Field.number("stage"))))
                .withMessage(
                        "field stage of customers-v1 is stored as TEXT and cannot become NUMBER: use a new collection");
    }

    @Test
    default void a_dropped_collection_is_unknown_and_starts_empty() {
        put("c-1", Map.of("stage", "active", "segments", Set.of("vip"), "search", "ada lovelace"));
        store().drop(CUSTOMERS);
        store().drop(CUSTOMERS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ids(Filter.everything()))
                .withMessage("collection customers-v1 is not defined");
        store().define(new CollectionSpec(
                CUSTOMERS, Field.number("stage"), Field.tags("segments"), Field.search("search")));
        assertThat(ids(Filter.everything().equal("segments", "vip"))).isEmpty();
        assertThat(ids(Filter.everything().contains("search", "ada"))).isEmpty();
        put("c-1", Map.of("stage", 7));
        assertThat(ids(Filter.everything().equal("stage", 7))).containsExactly("c-1");
    }

    @Test
    default void only_a_collection_name_can_be_dropped() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().drop("_position"));
        assertThatIllegalArgumentException().isThrownBy(() -> store().drop("x\"; DROP TABLE _position; --"));
    }
}
