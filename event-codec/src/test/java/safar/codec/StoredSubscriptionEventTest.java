package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.access.Actor;
import safar.contract.subscription.Attempt;
import safar.contract.subscription.SubscriptionEvent;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.SubscriptionEvent.RedriveAsked;
import safar.contract.subscription.SubscriptionEvent.ReplayAsked;
import safar.contract.subscription.SubscriptionEvent.SecretRotated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionChanged;
import safar.contract.subscription.SubscriptionEvent.SubscriptionCreated;
import safar.contract.subscription.SubscriptionEvent.SubscriptionDeleted;
import safar.contract.subscription.SubscriptionEvent.SubscriptionPaused;
import safar.contract.subscription.SubscriptionEvent.SubscriptionResumed;
import safar.contract.subscription.SubscriptionId;
import safar.contract.subscription.Terms;
import safar.contract.subscription.Unfinished;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StoredSubscriptionEventTest {

    private static final SubscriptionId ID = new SubscriptionId("0123456789abcdefghijklmnop");
    private static final Instant TEN = Instant.parse("2026-05-03T10:00:00.123Z");
    private static final Terms TERMS =
            new Terms("https://crm.example.org/hook", "to == 'loyal'", "marketing-email", 10);
    private static final Terms PLAIN = new Terms("https://crm.example.org/hook", null, null, 1);
    private static final String SECRET = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMy";

    @TempDir
    private Path folder;

    static Stream<Arguments> events() {
        var failed = new Attempt(List.of(812L), 2, TEN, 503, 41, Attempt.Outcome.RETRYING, "busy");
        var taken = new Attempt(List.of(813L), 1, TEN, 204, 12, Attempt.Outcome.DELIVERED, null);
        return Stream.of(
                Arguments.of(
                        "subscription-created-1.full.json",
                        new SubscriptionCreated(ID, TERMS, 811, Actor.ADMIN, SECRET, Map.of("X-Key", "hidden-value"))),
                Arguments.of(
                        "subscription-created-1.minimal.json",
                        new SubscriptionCreated(ID, PLAIN, 0, Actor.ADMIN, null, null)),
                Arguments.of(
                        "subscription-changed-1.full.json",
                        new SubscriptionChanged(ID, TERMS, Actor.ADMIN, Map.of("X-Key", "hidden-value"))),
                Arguments.of("secret-rotated-1.full.json", new SecretRotated(ID, TEN, Actor.ADMIN, SECRET)),
                Arguments.of("subscription-paused-1.full.json", new SubscriptionPaused(ID, "gone", Actor.SYSTEM)),
                Arguments.of("subscription-resumed-1.full.json", new SubscriptionResumed(ID, Actor.ADMIN)),
                Arguments.of("subscription-deleted-1.full.json", new SubscriptionDeleted(ID, Actor.ADMIN)),
                Arguments.of("replay-asked-1.full.json", new ReplayAsked(ID, "r1", 0, 812, Actor.ADMIN)),
                Arguments.of("redrive-asked-1.full.json", new RedriveAsked(ID, List.of(812L), Actor.ADMIN)),
                Arguments.of(
                        "deliveries-made-1.full.json",
                        new DeliveriesMade(
                                ID,
                                "r1",
                                813,
                                List.of(new Unfinished(List.of(812L), 2, TEN, TEN)),
                                List.of(failed, taken),
                                3)),
                Arguments.of(
                        "deliveries-made-1.minimal.json", new DeliveriesMade(ID, null, 1, List.of(), List.of(), 0)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_a_subscription_is_stored_in_its_approved_form_with_its_secrets_sealed(
            String file, SubscriptionEvent event) throws IOException {
        try (var keys = SqliteStreamKeys.open(folder.resolve("keys.db"))) {
            var serializer = new EventSerializer(keys);
            var stored = serializer.serialize(event, byte[].class);
            assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).doesNotContain("whsec", "hidden-value");
            var open = (ObjectNode) JsonMapper.shared().readTree(stored.getData());
            open.remove("personal");

            assertThat(open).isEqualTo(new ApprovedForm(file).of(open));
            assertThat(serializer.<byte[], SubscriptionEvent>deserialize(stored))
                    .isEqualTo(event);
        }
    }
}
