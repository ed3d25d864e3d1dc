package safar.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.flipkart.zjsonpatch.Jackson3JsonPatch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.Pair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A customer at any moment, step by step, linked and parted by hand, with facts taken back: over HTTP against the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final IdentityKey KEY = new IdentityKey(Base64.getDecoder().decode(RunningSafar.IDENTITY_KEY));

    @TempDir
    private static Path folder;

    private RunningSafar safar;

    @BeforeAll
    void start() {
        safar = RunningSafar.on(folder.resolve("data"), 0, "-Dsafar.webhooks.allow-private=true");
    }

    @AfterAll
    void stop() {
        safar.close();
    }

    @Test
    void all_steps_after_one_another_give_the_customer_as_they_are() {
        bought("s-1", "steps@example.org", 1, 10);
        bought("s-2", "steps@example.org", 5, 20);
        var position = bought("s-3", "steps@example.org", 3, 30);
        var live = customer("steps@example.org", position);

        JsonNode built = JSON.createObjectNode();
        var steps =
                safar.all("/api/customers/%s/steps?limit=1".formatted(id(live))).toList();
        for (var step : steps) {
            built = Jackson3JsonPatch.apply(step.path("patch"), built);
        }

        assertThat(steps).hasSizeGreaterThan(3);
        assertThat(without(built)).isEqualTo(without(safar.get("/api/customers/" + id(live))));
        assertThat(safar.all("/api/customers/%s/steps?changes=/purchases/count".formatted(id(live))))
                .hasSize(3);
    }

    @Test
    void steps_begin_around_any_time_with_the_customer_before_them() {
        bought("w-1", "middle@example.org", 1, 10);
        bought("w-2", "middle@example.org", 3, 20);
        var live = customer("middle@example.org", bought("w-3", "middle@example.org", 5, 30));
        var path = "/api/customers/%s/steps?".formatted(id(live));

        var page = safar.get(path + "limit=2&at=2026-03-05T23:00:00Z");
        var built = page.path("view");
        for (var step : page.path("items")) {
            built = Jackson3JsonPatch.apply(step.path("patch"), built);
        }
        for (var step :
                safar.get(path + "cursor=" + page.path("next").asString()).path("items")) {
            built = Jackson3JsonPatch.apply(step.path("patch"), built);
        }

        assertThat(page.at("/view/purchases/count").asInt()).isEqualTo(2);
        assertThat(page.at("/items/0/number").asInt()).isEqualTo(3);
        assertThat(page.path("events").asInt()).isEqualTo(3);
        assertThat(without(built)).isEqualTo(without(safar.get("/api/customers/" + id(live))));
    }

    @Test
    void a_customer_is_shown_as_they_were_and_as_they_were_known() {
        bought("a-1", "asof@example.org", 1, 10);
        var first = customer("asof@example.org", bought("a-2", "asof@example.org", 20, 10));
        var known = Instant.now();
        var live = customer("asof@example.org", bought("a-3", "asof@example.org", 10, 10));

        assertThat(asOf(live, "validAt=2026-03-05T00:00:00Z")
                        .at("/purchases/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(asOf(live, "knownAt=" + known).path("digest")).isEqualTo(first.path("digest"));
        assertThat(asOf(live, "").path("digest")).isEqualTo(live.path("digest"));
        assertThat(safar.get("/api/customers/%s/why?path=/purchases/count".formatted(id(live)))
                        .path("changed")
                        .asInt())
                .isEqualTo(3);
        assertThat(safar.get("/api/customers/%s/why?path=/lifecycle/stage".formatted(id(live)))
                        .at("/rule/data/transitions/0/from/0")
                        .asString())
                .isEqualTo("at-risk");
    }

    @Test
    void two_people_that_were_linked_and_parted_are_as_they_were_before() {
        var one = customer("one@example.org", bought("l-1", "one@example.org", 1, 10));
        var other = customer("other@example.org", bought("l-2", "other@example.org", 2, 20));
        var pair = "{\"a\": \"email:one@example.org\", \"b\": \"email:other@example.org\", \"reason\": \"said so\"}";

        var wants = safar.post(
                        "/api/subscriptions",
                        "{\"url\": \"http://127.0.0.1:9/\", \"filter\": \"type == 'safar.customer.merged.v1'\"}")
                .path("id");
        var preview = await().until(
                        () -> safar.post("/api/identity/preview", pair),
                        // nothing ends under an id under which nothing was announced yet
                        foreseen -> !foreseen.path("subscribers").isEmpty());
        assertThat(preview.path("after")).hasSize(1);
        assertThat(preview.at("/subscribers/0/subscription")).isEqualTo(wants);
        assertThat(preview.at("/subscribers/0/changes").asInt()).isEqualTo(1);

        var linked = safar.post("/api/identity/links", pair).path("position").asLong();
        assertThat(customer("one@example.org", linked).at("/purchases/count").asInt())
                .isEqualTo(2);
        assertThat(customer("one@example.org", linked)
                        .at("/links/0/verdict/eventId")
                        .asString())
                .as("what every installation with this key would call it")
                .isEqualTo(KEY.decisionId(Pair.of(ref("one"), ref("other")).streamName(), 0));
        var parted = safar.delete("/api/identity/links", pair).path("position").asLong();

        var again = safar.job(safar.post("/api/customers/%s/rebuild".formatted(id(one)), ""));
        assertThat(again.at("/result/same").asBoolean()).isTrue();
        assertThat(customer("one@example.org", parted).path("digest")).isEqualTo(one.path("digest"));
        assertThat(customer("other@example.org", parted).path("digest")).isEqualTo(other.path("digest"));
        assertThat(asOf(one, "knownAt=" + Instant.now()).path("digest")).isEqualTo(one.path("digest"));
    }

    @Test
    void what_was_taken_back_is_still_shown_as_it_was_known() {
        var live = customer("back@example.org", bought("r-1", "back@example.org", 1, 10));
        var known = Instant.now();

        var position = safar.post(
                        "/api/touchpoints/retract",
                        "{\"source\": \"test\", \"id\": \"r-1\", \"reason\": \"a test order\"}")
                .path("position")
                .asLong();

        assertThat(safar.get("/api/customers?identifier=email:back@example.org&minPosition=" + position)
                        .path("items"))
                .isEmpty();
        assertThat(asOf(live, "knownAt=" + known).path("digest")).isEqualTo(live.path("digest"));
    }

    /** A purchase on a day of March; answers the position. */
    private long bought(String id, String email, int day, int amount) {
        return safar.post("/api/touchpoints", """
                {"id": "%s", "source": "test", "type": "purchase", "channel": "web", "occurredAt": "2026-03-%02dT10:00:00Z",
                 "customer": {"email": "%s"}, "data": {"orderId": "%s", "total": {"amount": %d, "currency": "EUR"}, "items": []}}
                """.formatted(id, day, email, id, amount))
                .path("position")
                .asLong();
    }

    private JsonNode customer(String email, long position) {
        return safar.get("/api/customers?identifier=email:%s&minPosition=%d".formatted(email, position))
                .at("/items/0");
    }

    private JsonNode asOf(JsonNode customer, String moment) {
        return safar.get("/api/customers/%s/as-of?%s".formatted(id(customer), moment));
    }

    private static IdentifierRef ref(String name) {
        var email = Identifier.parse("email:%s@example.org".formatted(name));
        return new IdentifierRef(email.type(), KEY.stream(email));
    }

    private static String id(JsonNode customer) {
        return customer.path("id").asString();
    }

    /** The view but for the place in the store, which others move on. */
    private static JsonNode without(JsonNode view) {
        var copy = (ObjectNode) view.deepCopy();
        copy.remove("position");
        return copy;
    }
}
