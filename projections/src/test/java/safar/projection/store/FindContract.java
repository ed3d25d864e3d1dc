package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static safar.projection.store.StoreUnderTest.day;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store promises about lists of documents. */
interface FindContract extends StoreUnderTest {

    private void putSome() {
        put(
                "a",
                Map.of(
                        "stage",
                        "active",
                        "name",
                        "Ada",
                        "touchpoints",
                        3,
                        "lastSeen",
                        day(3),
                        "segments",
                        Set.of("vip")));
        put("b", Map.of("stage", "active", "name", "Adele", "touchpoints", 3, "lastSeen", day(1)));
        put("c", Map.of("stage", "lapsed", "name", "ada", "touchpoints", -1, "segments", Set.of("vip", "old")));
        put("d", Map.of("name", "Zoë", "lastSeen", day(2), "segments", Set.of("old")));
        put("e", Map.of());
    }

    @Test
    default void each_operator_finds_what_it_says() {
        putSome();
        Filter all = Filter.everything();
        assertThat(ids(all)).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(all.equal("stage", "active"))).containsExactly("a", "b");
        assertThat(ids(all.in("stage", List.of("lapsed", "active", "other")))).containsExactly("a", "b", "c");
        assertThat(ids(all.in("stage", List.of()))).isEmpty();
        assertThat(ids(all.equal("touchpoints", 3))).containsExactly("a", "b");
        assertThat(ids(all.equal("lastSeen", day(2)))).containsExactly("d");
        assertThat(ids(all.range("touchpoints", 3, null))).containsExactly("a", "b");
        assertThat(ids(all.range("touchpoints", null, 3))).containsExactly("c");
        assertThat(ids(all.range("touchpoints", null, null))).containsExactly("a", "b", "c");
        assertThat(ids(all.range("lastSeen", day(1), day(3)))).containsExactly("b", "d");
        assertThat(ids(all.prefix("name", "Ad"))).containsExactly("a", "b");
        assertThat(ids(all.prefix("name", ""))).containsExactly("a", "b", "c", "d");
        assertThat(ids(all.equal("segments", "vip"))).containsExactly("a", "c");
        assertThat(ids(all.contains("segments", "old"))).containsExactly("c", "d");
        assertThat(ids(all.in("segments", List.of("vip", "old")))).containsExactly("a", "c", "d");
        assertThat(ids(all.equal("segments", "vip").equal("segments", "old"))).containsExactly("c");
        assertThat(ids(all.equal("stage", "active").equal("segments", "vip").prefix("name", "A")))
                .containsExactly("a");
    }

    @Test
    default void an_operator_that_a_field_does_not_have_is_refused() {
        List<Filter> wrong = List.of(
                Filter.everything().range("stage", "a", "b"),
                Filter.everything().prefix("touchpoints", "1"),
                Filter.everything().contains("stage", "act"),
                Filter.everything().equal("search", "ada"),
                Filter.everything().equal("touchpoints", "3"),
                Filter.everything().equal("stage\" = 1 --", "x"));
        assertThat(wrong)
                .allSatisfy(filter -> assertThatIllegalArgumentException().isThrownBy(() -> ids(filter)));
    }

    @ParameterizedTest
    @CsvSource({
        "name, false, a b d c e",
        "name, true, c d b a e",
        "touchpoints, false, c a b d e",
        "touchpoints, true, b a c e d",
        "lastSeen, false, b d a c e",
        "lastSeen, true, a d b e c"
    })
    default void a_list_is_ordered_by_value_then_id_with_absent_values_last(String field, boolean down, String order) {
        putSome();
        for (int limit = 1; limit <= 6; limit++) {
            Query query = Query.of(Filter.everything(), limit);
            assertThat(paged(down ? query.descending(field) : query.ascending(field)))
                    .as("pages of %d", limit)
                    .containsExactly(order.split(" "));
        }
    }

    @Test
    default void the_last_page_says_that_it_is_the_last() {
        putSome();
        Page page = store().find(CUSTOMERS, Query.of(Filter.everything(), 5));
        assertThat(page.documents()).hasSize(5);
        assertThat(page.next()).isNull();
    }

    @Test
    default void a_field_that_is_not_sorted_gives_no_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        store().find(CUSTOMERS, Query.of(Filter.everything(), 5).ascending("stage")))
                .withMessage("collection customers-v1 has no order by stage");
    }

    @Test
    default void a_cursor_keeps_its_place_while_documents_come_and_go() {
        putSome();
        Query query = Query.of(Filter.everything(), 2).ascending("name");
        Page first = store().find(CUSTOMERS, query);
        store().apply(List.of(new Change.Delete(CUSTOMERS, "b", 1), new Change.Delete(CUSTOMERS, "a", 1)), Map.of());
        put("f", Map.of("name", "Aaron"));
        put("g", Map.of("name", "Berta"));
        assertThat(StoreUnderTest.ids(first)).containsExactly("a", "b");
        assertThat(StoreUnderTest.ids(store().find(CUSTOMERS, query.after(first.next()))))
                .containsExactly("g", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "bm9wZQ", "e30", "eyJpZCI6IngiLCJmaWVsZCI6Im5hbWUiLCJ2YWx1ZSI6WzFdfQ"})
    default void a_cursor_that_this_list_never_gave_is_refused(String forged) {
        Query query = Query.of(Filter.everything(), 2).ascending("name").after(forged);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().find(CUSTOMERS, query))
                .withMessageContaining("cursor");
    }

    @Test
    default void a_cursor_of_another_order_is_refused() {
        putSome();
        Query byName = Query.of(Filter.everything(), 2).ascending("name");
        String cursor = store().find(CUSTOMERS, byName).next();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> store().find(CUSTOMERS, byName.descending("name").after(cursor)))
                .withMessage("the cursor continues a list in another order");
    }

    @Test
    default void search_finds_any_part_in_whatever_spelling_it_was_typed() {
        put("a", Map.of("search", "علي كاظمي ۰۹۱۲ Ada@Example.org"));
        put("b", Map.of("search", "نرگس می‌خواهد 0935"));
        assertThat(ids(Filter.everything().contains("search", "کاظمی"))).containsExactly("a");
        assertThat(ids(Filter.everything().contains("search", "علی ك"))).containsExactly("a");
        assertThat(ids(Filter.everything().contains("search", "0912"))).containsExactly("a");
        assertThat(ids(Filter.everything().contains("search", "۰۹"))).containsExactly("a", "b");
        assertThat(ids(Filter.everything().contains("search", "ADA@"))).containsExactly("a");
        assertThat(ids(Filter.everything().contains("search", "میخواهد"))).containsExactly("b");
        assertThat(ids(Filter.everything().contains("search", "ي"))).containsExactly("a", "b");
        assertThat(ids(Filter.everything().contains("search", "کاظمیی"))).isEmpty();
        assertThat(ids(Filter.everything().contains("search", ""))).containsExactly("a", "b");
    }

    @Test
    default void lists_agree_with_a_plain_sort_of_random_documents() {
        RandomCustomers random = new RandomCustomers(20_260_101);
        store().apply(random.puts(300), Map.of());
        for (int round = 0; round < 150; round++) {
            Query query = random.query();
            assertThat(paged(query)).as(query.toString()).isEqualTo(random.expected(query));
        }
    }

    @Test
    default void while_a_collection_is_loaded_filters_work_without_indexes() {
        store().define(SPEC.loading());
        putSome();
        Filter filter = Filter.everything()
                .equal("stage", "active")
                .equal("segments", "vip")
                .range("touchpoints", 1, 9);
        assertThat(ids(filter)).containsExactly("a");
        store().define(SPEC);
        assertThat(ids(filter)).containsExactly("a");
        assertThat(paged(Query.of(Filter.everything(), 2).descending("lastSeen")))
                .startsWith("a", "d");
        assertThat(read("a").version()).isEqualTo(1);
    }
}
