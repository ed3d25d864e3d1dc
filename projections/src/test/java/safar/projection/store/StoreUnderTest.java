package safar.projection.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A store that a contract is tried on, empty at the start of each test, and the customers that tests put into it. */
interface StoreUnderTest {
    String CUSTOMERS = "customers-v1";

    CollectionSpec SPEC = new CollectionSpec(
            CUSTOMERS,
            Field.text("stage"),
            Field.text("name").sorted(),
            Field.number("touchpoints").sorted(),
            Field.time("lastSeen").sorted(),
            Field.tags("segments"),
            Field.search("search"),
            Field.text("digest").carried());

    ViewStore store();

    /** Another node's connection to the same data. */
    ViewStore another();

    default void put(String id, Map<String, ?> fields) {
        store().apply(List.of(fresh(id, fields)), Map.of());
    }

    static Change fresh(String id, Map<String, ?> fields) {
        return new Change.Put(
                CUSTOMERS, new Document(id, 0, JsonMapper.shared().writeValueAsBytes(Map.of("id", id))), fields);
    }

    default Document read(String id) {
        return Objects.requireNonNull(store().get(CUSTOMERS, Set.of(id)).get(id), id);
    }

    /** The ids that one large page shows. */
    default List<String> ids(Filter filter) {
        return ids(store().find(CUSTOMERS, Query.of(filter, Query.MOST)));
    }

    static List<String> ids(Page page) {
        return page.documents().stream().map(Document::id).toList();
    }

    /** The ids of all pages, one after the other. */
    default List<String> paged(Query query) {
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            Page page = store().find(CUSTOMERS, query.after(next));
            all.addAll(ids(page));
            next = page.next();
        } while (next != null);
        return all;
    }

    static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }

    static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
