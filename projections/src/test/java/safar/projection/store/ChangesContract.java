package safar.projection.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static safar.projection.store.StoreUnderTest.fresh;
import static safar.projection.store.StoreUnderTest.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store promises about single documents, batches and positions. */
interface ChangesContract extends StoreUnderTest {

    @Test
    default void a_new_document_is_stored_in_version_one() {
        put("c-1", Map.of("stage", "active"));
        assertThat(read("c-1")).isEqualTo(new Document("c-1", 1, json("{\"id\":\"c-1\"}")));
        assertThat(store().get(CUSTOMERS, Set.of("c-2"))).isEmpty();
    }

    @Test
    default void a_document_replaces_the_version_it_was_read_in() {
        put("c-1", Map.of("stage", "active"));
        replace(read("c-1").with(json("{\"n\":2}")), Map.of("stage", "lapsed"));
        assertThat(read("c-1")).isEqualTo(new Document("c-1", 2, json("{\"n\":2}")));
        assertThat(ids(Filter.everything().equal("stage", "active"))).isEmpty();
        assertThat(ids(Filter.everything().equal("stage", "lapsed"))).containsExactly("c-1");
    }

    @Test
    default void an_array_comes_back_as_it_was_put() {
        store().apply(
                        List.of(new Change.Put(CUSTOMERS, new Document("c-1", 0, json("[1,{\"n\":[]}]")), Map.of())),
                        Map.of());
        assertThat(read("c-1").json()).isEqualTo(json("[1,{\"n\":[]}]"));
    }

    @Test
    default void fields_that_are_not_put_again_are_gone() {
        put(
                "c-1",
                Map.of(
                        "stage",
                        "active",
                        "segments",
                        Set.of("vip", "new"),
                        "search",
                        "ada lovelace",
                        "touchpoints",
                        3));
        replace(read("c-1"), Map.of("segments", Set.of("vip", "old"), "search", "grace hopper"));
        assertThat(ids(Filter.everything().equal("stage", "active"))).isEmpty();
        assertThat(ids(Filter.everything().range("touchpoints", 0L, null))).isEmpty();
        assertThat(ids(Filter.everything().equal("segments", "new"))).isEmpty();
        assertThat(ids(Filter.everything().equal("segments", "old"))).containsExactly("c-1");
        assertThat(ids(Filter.everything().contains("search", "lovelace"))).isEmpty();
        assertThat(ids(Filter.everything().contains("search", "hopper"))).containsExactly("c-1");
    }

    @Test
    default void a_document_that_exists_is_not_stored_as_new() {
        put("c-1", Map.of());
        assertStale(fresh("c-1", Map.of()));
    }

    @Test
    default void a_version_that_was_replaced_meanwhile_is_stale() {
        put("c-1", Map.of());
        Document first = read("c-1");
        replace(first, Map.of("stage", "active"));
        assertStale(new Change.Put(CUSTOMERS, first, Map.of()));
        assertStale(new Change.Delete(CUSTOMERS, "c-1", first.version()));
        assertThat(ids(Filter.everything().equal("stage", "active"))).containsExactly("c-1");
    }

    @Test
    default void a_document_that_was_deleted_meanwhile_is_stale() {
        put("c-1", Map.of());
        Document read = read("c-1");
        store().apply(List.of(new Change.Delete(CUSTOMERS, "c-1", 1)), Map.of());
        assertStale(new Change.Put(CUSTOMERS, read, Map.of()));
        assertThat(store().get(CUSTOMERS, Set.of("c-1"))).isEmpty();
    }

    @Test
    default void a_deleted_document_is_found_no_more_and_may_be_deleted_again() {
        put("c-1", Map.of("stage", "active", "segments", Set.of("vip"), "search", "ada lovelace"));
        for (int time = 0; time < 2; time++) {
            store().apply(List.of(new Change.Delete(CUSTOMERS, "c-1", 1)), Map.of());
        }
        assertThat(ids(Filter.everything())).isEmpty();
        assertThat(ids(Filter.everything().equal("segments", "vip"))).isEmpty();
        assertThat(ids(Filter.everything().contains("search", "ada"))).isEmpty();
        put("c-1", Map.of());
        assertThat(read("c-1").version()).isEqualTo(1);
    }

    @Test
    default void a_batch_that_changes_a_document_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().apply(List.of(fresh("c-1", Map.of()), fresh("c-1", Map.of())), Map.of()))
                .withMessage("document c-1 of customers-v1 changes twice in one batch");
    }

    @Test
    default void values_of_another_kind_and_unknown_fields_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("c-1", Map.of("touchpoints", "many")))
                .withMessageContaining("touchpoints is NUMBER");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("c-1", Map.of("shoeSize", 44)))
                .withMessageContaining("no field shoeSize");
        assertThat(ids(Filter.everything())).isEmpty();
    }

    @Test
    default void thousands_of_documents_are_put_and_read_at_once() {
        List<Change> changes = new ArrayList<>();
        Set<String> wanted = new HashSet<>(Set.of("nobody"));
        for (int n = 0; n < 5_000; n++) {
            changes.add(fresh("c-" + n, Map.of("touchpoints", n)));
            wanted.add("c-" + n);
        }
        store().apply(changes, Map.of());
        assertThat(store().get(CUSTOMERS, wanted)).hasSize(5_000).containsKeys("c-0", "c-4999");
        assertThat(store().get(CUSTOMERS, Set.of())).isEmpty();
    }

    @Test
    default void positions_are_zero_at_first_and_go_where_they_are_set() {
        assertThat(store().position("customers")).isZero();
        store().apply(List.of(fresh("c-1", Map.of())), Map.of("customers", 41L, "metrics", 7L));
        store().apply(List.of(), Map.of("customers", 40L));
        assertThat(another().position("customers")).isEqualTo(40);
        assertThat(another().position("metrics")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"z\":1,\"a\":{\"y\":[],\"b\":[{},[1,[true,false,null]]]},\"m\":\"\"}",
                "{\"amount\":12.50,\"zero\":0.00,\"small\":1E-9,\"negative\":-0.10,\"long\":9223372036854775807}",
                "{\"integer\":9223372036854775808,\"precise\":0.1234567890123456789012345678901234567890}",
                "{\"text\":\"سفر \\\" \\\\ \\n ü 🧭\",\"a.b\":1,\"$set\":{\"$where\":\"x\"},\"\":\"empty name\"}"
            })
    default void json_comes_back_as_it_went(String json) {
        store().apply(List.of(new Change.Put(CUSTOMERS, new Document("c-1", 0, json(json)), Map.of())), Map.of());
        assertThat(new String(read("c-1").json(), UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE \"customers-v1\"; --",
                "\" OR 1=1",
                "{\"$ne\": null}",
                "$where",
                "a,b",
                "100%_*?.",
                "\\E.*\\Q",
                "سفر‌نامه"
            })
    default void any_text_is_only_text(String text) {
        put(text, Map.of("stage", text, "name", text, "segments", Set.of(text), "search", text));
        put("other", Map.of("stage", "a", "name", "a", "segments", Set.of("a"), "search", "aaaa"));
        assertThat(read(text).id()).isEqualTo(text);
        assertThat(ids(Filter.everything().equal("stage", text))).containsExactly(text);
        assertThat(ids(Filter.everything().prefix("name", text))).containsExactly(text);
        assertThat(ids(Filter.everything().equal("segments", text))).containsExactly(text);
        assertThat(ids(Filter.everything().contains("search", text))).containsExactly(text);
        assertThat(store().count(CUSTOMERS, Filter.everything().equal("name", text), List.of()))
                .containsEntry(List.of(), 1L);
        store().apply(List.of(), Map.of(text, 5L));
        assertThat(store().position(text)).isEqualTo(5);
    }

    private void replace(Document document, Map<String, ?> fields) {
        store().apply(List.of(new Change.Put(CUSTOMERS, document, fields)), Map.of());
    }

    private void assertStale(Change change) {
        assertThatExceptionOfType(StaleDocumentException.class)
                .isThrownBy(() -> store().apply(List.of(change), Map.of()))
                .satisfies(stale ->
                        assertThat(List.of(stale.collection(), stale.id())).containsExactly(CUSTOMERS, "c-1"));
    }
}
