package safar.benchmark.retail;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RetailFeedTest {
    private static final RetailWorkload WORKLOAD = Feeds.workload(3, 0.01);
    private static final List<JsonNode> DELIVERED = Feeds.touchpoints(WORKLOAD.feed());

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -9, Long.MIN_VALUE})
    void the_same_seed_gives_the_same_bytes(long seed) {
        assertThat(Feeds.bytes(Feeds.workload(seed, 0.001).feed()))
                .isEqualTo(Feeds.bytes(Feeds.workload(seed, 0.001).feed()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -9})
    void another_seed_gives_other_bytes(long seed) {
        assertThat(Feeds.bytes(Feeds.workload(seed, 0.001).feed()))
                .isNotEqualTo(Feeds.bytes(Feeds.workload(seed + 1, 0.001).feed()));
    }

    @Test
    void one_at_a_time_and_in_batches_the_touchpoints_are_the_same() {
        RetailFeed feed = WORKLOAD.feed();

        assertThat(Feeds.untilEnd(feed::single).map(Feeds::element)).containsExactlyElementsOf(DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_type_has_its_share(Kind kind) {
        long count = DELIVERED.stream()
                .filter(touchpoint -> text(touchpoint, "type").equals(kind.label()))
                .count();

        assertThat((double) count / DELIVERED.size()).isCloseTo(kind.share(), within(0.1 * kind.share() + 0.001));
    }

    @Test
    void five_in_a_hundred_come_late_by_up_to_thirty_days() {
        Instant newest = Instant.MIN;
        Duration latest = Duration.ZERO;
        int late = 0;
        for (JsonNode touchpoint : firstDeliveries()) {
            Instant occurredAt = Instant.parse(text(touchpoint, "occurredAt"));
            if (occurredAt.isBefore(newest)) {
                late++;
                Duration by = Duration.between(occurredAt, newest);
                latest = by.compareTo(latest) > 0 ? by : latest;
            } else {
                newest = occurredAt;
            }
        }

        assertThat((double) late / WORKLOAD.touchpoints()).isCloseTo(0.05, within(0.005));
        assertThat(latest).isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void one_in_a_hundred_is_sent_a_second_time_unchanged() {
        Map<String, List<JsonNode>> byId = DELIVERED.stream().collect(groupingBy(touchpoint -> text(touchpoint, "id")));
        List<List<JsonNode>> twice =
                byId.values().stream().filter(same -> same.size() > 1).toList();

        assertThat(byId).hasSize(WORKLOAD.touchpoints());
        assertThat((double) twice.size() / byId.size()).isCloseTo(0.01, within(0.002));
        assertThat(twice).allSatisfy(same -> assertThat(same).hasSize(2).containsOnly(same.getFirst()));
    }

    @Test
    void all_of_it_happened_within_the_two_years() {
        assertThat(DELIVERED)
                .extracting(touchpoint -> Instant.parse(text(touchpoint, "occurredAt")))
                .allMatch(
                        time -> !time.isBefore(Feeds.UNTIL.minus(Duration.ofDays(730))) && time.isBefore(Feeds.UNTIL));
    }

    @Test
    void the_tally_says_what_was_delivered() {
        RetailFeed feed = WORKLOAD.feed();
        Feeds.bytes(feed);
        Tally tally = feed.tally();

        assertThat(tally.touchpoints()).isEqualTo(WORKLOAD.touchpoints());
        assertThat(tally.touchpoints() + tally.repeated()).isEqualTo(DELIVERED.size());
        assertThat(tally.byType())
                .isEqualTo(firstDeliveries().stream()
                        .collect(groupingBy(
                                touchpoint -> text(touchpoint, "type"),
                                Collectors.collectingAndThen(counting(), Math::toIntExact))));
    }

    @Test
    void several_senders_share_a_feed_without_loss_or_doubling() throws Exception {
        RetailFeed feed = WORKLOAD.feed();
        Callable<List<JsonNode>> sender = () -> Feeds.touchpoints(feed);
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            List<JsonNode> sent = senders
                    .invokeAll(IntStream.range(0, 4).mapToObj(any -> sender).toList())
                    .stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .toList();

            assertThat(sent.stream().collect(groupingBy(each -> text(each, "id"), counting())))
                    .isEqualTo(DELIVERED.stream().collect(groupingBy(each -> text(each, "id"), counting())));
        }
    }

    @Test
    void every_touchpoint_carries_what_the_api_requires_of_its_type() {
        Map<String, List<String>> required = Map.of(
                "page-view", List.of("url", "title", "product"),
                "purchase", List.of("orderId", "total", "items"),
                "message", List.of("direction", "medium", "subject", "campaign", "event"),
                "call", List.of("direction", "topic", "agent", "waitSeconds", "talkSeconds", "outcome"),
                "survey-answer", List.of("surveyId", "kind", "score"),
                "return", List.of("orderId", "refund", "items", "reason"),
                "complaint", List.of("product", "issue", "narrative", "desiredRemedy"));

        assertThat(DELIVERED).allSatisfy(touchpoint -> {
            assertThat(touchpoint.propertyNames())
                    .containsExactly("id", "source", "type", "channel", "occurredAt", "customer", "data");
            assertThat(touchpoint.path("data").propertyNames())
                    .containsAll(required.getOrDefault(text(touchpoint, "type"), List.of("a known type")));
            assertThat(touchpoint.path("customer").size()).isBetween(1, 3);
        });
    }

    private static List<JsonNode> firstDeliveries() {
        return DELIVERED.stream()
                .collect(Collectors.toMap(
                        touchpoint -> text(touchpoint, "id"),
                        touchpoint -> touchpoint,
                        (first, second) -> first,
                        LinkedHashMap::new))
                .sequencedValues()
                .stream()
                .toList();
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString("");
    }
}
