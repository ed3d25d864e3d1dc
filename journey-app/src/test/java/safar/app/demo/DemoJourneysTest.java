package safar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DemoJourneysTest {
    private static final Instant UNTIL = Instant.parse("2026-05-20T12:00:00Z");
    private static final List<ObjectNode> TOUCHPOINTS =
            new DemoJourneys(11, 150, UNTIL).touchpoints().toList();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
    void the_same_seed_tells_the_same_journeys_byte_for_byte(long seed) {
        assertThat(bytes(seed, 12)).isEqualTo(bytes(seed, 12));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7})
    void another_seed_tells_other_journeys(long seed) {
        assertThat(bytes(seed, 12)).isNotEqualTo(bytes(seed + 1, 12));
    }

    @Test
    void a_customer_does_not_depend_on_how_many_others_there_are() {
        List<ObjectNode> few = new DemoJourneys(11, 9, UNTIL).touchpoints().toList();

        assertThat(few)
                .isNotEmpty()
                .isEqualTo(TOUCHPOINTS.stream()
                        .filter(touchpoint -> text(touchpoint, "/id").compareTo("demo-000009") < 0)
                        .toList());
    }

    @Test
    void every_touchpoint_is_one_that_the_api_takes() {
        assertThat(TOUCHPOINTS).hasSizeGreaterThan(3_000).allSatisfy(ApiTable::accepts);
    }

    @Test
    void touchpoints_come_in_the_order_in_which_they_happened_over_two_years() {
        List<Instant> times = TOUCHPOINTS.stream().map(DemoJourneysTest::time).toList();

        assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(times.getFirst()).isBetween(UNTIL.minus(Duration.ofDays(730)), UNTIL.minus(Duration.ofDays(700)));
    }

    @Test
    void somebody_was_in_the_shop_a_few_minutes_ago() {
        assertThat(time(TOUCHPOINTS.getLast())).isBetween(UNTIL.minus(Duration.ofMinutes(15)), UNTIL);
    }

    @Test
    void no_id_comes_twice() {
        assertThat(TOUCHPOINTS)
                .extracting(touchpoint -> text(touchpoint, "/id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_type_channel_survey_and_message_event_of_the_api_occurs() {
        assertThat(all("/type"))
                .containsExactlyInAnyOrder(
                        "purchase",
                        "return",
                        "complaint",
                        "survey-answer",
                        "call",
                        "page-view",
                        "message",
                        "visit",
                        "custom");
        assertThat(all("/channel"))
                .contains("web", "mobile-app", "phone", "store", "email", "sms", "whatsapp", "telegram", "chat");
        assertThat(all("/data/kind")).contains("nps", "csat", "ces", "kano", "custom");
        assertThat(all("/data/event"))
                .contains("sent", "delivered", "opened", "clicked", "replied", "bounced", "unsubscribed");
        assertThat(all("/data/direction")).contains("inbound", "outbound");
        assertThat(all("/customer/traits/language")).contains("fa", "en");
    }

    @Test
    void addresses_and_telephone_numbers_are_none_that_anybody_has() {
        assertThat(all("/customer/email")).allMatch(address -> address.matches("[a-z0-9.]+@example\\.(org|com|net)"));
        assertThat(all("/customer/phone"))
                .isNotEmpty()
                .allMatch(
                        number -> number.matches(
                                "\\+44(7700900|1[1-9]\\d496|2079460|191498|2896496|2920180|163296)\\d+|\\+61[2378](5550|7010)\\d{4}"));
    }

    @Test
    void no_two_customers_share_a_telephone_number() {
        World world = new World();
        List<String> numbers = IntStream.range(0, 30_000)
                .mapToObj(world::phone)
                .flatMap(Optional::stream)
                .toList();

        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(20_000);
    }

    @Test
    void a_shop_without_customers_is_refused() {
        assertThatThrownBy(() -> new DemoJourneys(1, 0, UNTIL)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(long seed, int customers) {
        return new DemoJourneys(seed, customers, UNTIL)
                .touchpoints()
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> all(String pointer) {
        return TOUCHPOINTS.stream()
                .map(touchpoint -> text(touchpoint, pointer))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Instant time(JsonNode touchpoint) {
        return Instant.parse(text(touchpoint, "/occurredAt"));
    }

    private static String text(JsonNode touchpoint, String pointer) {
        return touchpoint.at(pointer).asString("");
    }
}
