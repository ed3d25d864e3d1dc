package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetractionsTest {

    private static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final MemoryJourneyLog log = new MemoryJourneyLog();
    private final JournalingIntake intake =
            new JournalingIntake(log, KEY, CLOCK, Room.of(8), new SimpleMeterRegistry());
    private final Retractions retractions = new Retractions(log, KEY, new StreamLocks());

    @Test
    void a_touchpoint_is_taken_back_at_its_highest_revision_and_only_once() {
        intake.take(List.of(view("v-1", 0), view("v-1", 2), view("v-2", 0)));

        var first = retractions.retract(one("v-1"), Actor.ADMIN);
        var again = retractions.retract(one("v-1"), Actor.ADMIN);

        assertThat(first).isEqualTo(new Retractions.Outcome(1, 4));
        assertThat(again).isEqualTo(new Retractions.Outcome(0, 4));
        assertThat(log.events().getLast().event()).isInstanceOfSatisfying(TouchpointRetracted.class, retraction -> {
            assertThat(retraction.touch().id()).isEqualTo("v-1");
            assertThat(retraction.touch().revision()).isEqualTo(2);
            assertThat(retraction.type()).isEqualTo("page-viewed");
            assertThat(retraction.reason()).isEqualTo("wrong shop");
        });
    }

    @Test
    void an_import_is_taken_back_as_a_whole_and_leaves_the_rest_alone() {
        intake.take(List.of(view("v-1", 0), view("v-2", 0)), "monday");
        intake.take(List.of(view("v-3", 0)), "tuesday");
        intake.take(List.of(view("v-4", 0)));

        var outcome = retractions.retract(new RetractRequest(null, null, "monday", "wrong mapping"), Actor.ADMIN);

        assertThat(outcome.retracted()).isEqualTo(2);
        assertThat(log.events().stream()
                        .filter(decided -> decided.event() instanceof TouchpointRetracted)
                        .map(decided -> decided.event().touch().id()))
                .containsExactly("v-1", "v-2");
    }

    @Test
    void what_nobody_sent_cannot_be_taken_back() {
        assertThatThrownBy(() -> retractions.retract(one("v-1"), Actor.ADMIN)).hasMessageContaining("not-found");
        assertThatThrownBy(() -> retractions.retract(new RetractRequest(null, null, "x", "why"), Actor.ADMIN))
                .hasMessageContaining("not-found");
    }

    @Test
    void a_request_names_one_thing_and_says_why() {
        assertRefused(new RetractRequest("shop", null, null, "why"));
        assertRefused(new RetractRequest("shop", "v-1", "monday", "why"));
        assertRefused(new RetractRequest("shop", "v-1", null, " "));
        assertRefused(new RetractRequest(null, null, null, "why"));
    }

    private static void assertRefused(RetractRequest request) {
        assertThatThrownBy(request::check).hasMessageContaining("invalid-retraction");
    }

    private static RetractRequest one(@Nullable String id) {
        return new RetractRequest("shop", id, null, "wrong shop");
    }

    private static JsonNode view(String id, int revision) {
        return JsonMapper.shared().readTree("""
                        {"id": "%s", "source": "shop", "type": "page-view", "occurredAt": "2026-05-03T10:00:00Z",
                         "revision": %d, "customer": {"email": "ada@example.org"}, "data": {"url": "https://shop.example/%d"}}
                        """.formatted(id, revision, revision));
    }
}
