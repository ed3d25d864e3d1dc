package safar.app.demo;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StoriesTest {
    private static final Instant UNTIL = Instant.parse("2026-05-20T12:00:00Z");
    private static final Map<String, List<ObjectNode>> JOURNEYS = new DemoJourneys(5, 300, UNTIL)
            .touchpoints()
            .collect(groupingBy(
                    touchpoint -> text(touchpoint, "/id").substring(0, 11), TreeMap::new, Collectors.toList()));

    @Test
    void a_complaint_is_answered_by_a_call_within_five_days() {
        Instant longEnoughAgo = UNTIL.minus(Duration.ofDays(5));

        assertThat(JOURNEYS.values())
                .allSatisfy(journey -> assertThat(complaints(journey))
                        .filteredOn(complaint -> time(complaint).isBefore(longEnoughAgo))
                        .allSatisfy(complaint -> assertThat(journey)
                                .anyMatch(answer -> isCall(answer, "outbound")
                                        && time(answer).isAfter(time(complaint))
                                        && time(answer).isBefore(time(complaint).plus(Duration.ofDays(5))))));
        assertThat(JOURNEYS.values().stream().flatMap(StoriesTest::complaints)).hasSizeGreaterThan(20);
    }

    @Test
    void most_cases_have_come_to_an_end_of_every_kind_and_nothing_is_told_of_the_future() {
        List<ObjectNode> cases =
                JOURNEYS.values().stream().flatMap(StoriesTest::complaints).toList();
        List<JsonNode> steps = cases.stream()
                .flatMap(one -> one.at("/data/history").valueStream())
                .toList();

        assertThat(steps).allSatisfy(step -> assertThat(at(step)).isBeforeOrEqualTo(UNTIL));
        assertThat(cases)
                .allSatisfy(
                        one -> assertThat(one.at("/data/history").valueStream().map(StoriesTest::at))
                                .isSorted());
        assertThat(steps)
                .extracting(step -> step.path("outcome").asString())
                .contains("redress", "rejected", "upheld", "partly-upheld");
        assertThat(steps)
                .extracting(step -> step.path("do").asString())
                .contains("acknowledge", "escalate", "accept", "reject", "reopen", "withdraw", "breach");
        assertThat(cases.stream().filter(StoriesTest::hasEnded).count()).isGreaterThan(cases.size() * 3L / 4);
        assertThat(cases).anySatisfy(one -> assertThat(one.at("/data/history")).isEmpty());
    }

    @Test
    void a_complaint_put_right_brings_most_customers_back_and_one_left_open_loses_most() {
        assertThat(shareBuyingAgainAfter("solved")).isGreaterThan(0.9);
        assertThat(shareBuyingAgainAfter("unsolved")).isBetween(0.1, 0.7);
    }

    @Test
    void a_purchase_online_is_followed_by_news_of_the_parcel() {
        List<ObjectNode> journey =
                JOURNEYS.values().stream().flatMap(List::stream).toList();
        long parcels = count(
                journey,
                touchpoint -> isType(touchpoint, "message")
                        && text(touchpoint, "/data/campaign").isEmpty()
                        && text(touchpoint, "/data/event").equals("sent"));
        long orders = count(
                journey,
                touchpoint -> isType(touchpoint, "purchase")
                        && !text(touchpoint, "/channel").equals("store"));

        assertThat((double) parcels / orders).isBetween(0.9, 1.2);
    }

    @Test
    void a_stranger_who_signs_up_has_looked_around_under_the_same_anonymous_id() {
        List<List<ObjectNode>> known = JOURNEYS.values().stream()
                .filter(journey -> journey.stream().anyMatch(StoriesTest::isSignUp))
                .toList();

        assertThat(known).hasSizeGreaterThan(200).allSatisfy(journey -> {
            ObjectNode signUp =
                    journey.stream().filter(StoriesTest::isSignUp).findFirst().orElseThrow();
            assertThat(text(signUp, "/customer/userId")).isNotEmpty();
            assertThat(text(signUp, "/customer/traits/name")).isNotEmpty();
            assertThat(text(journey.getFirst(), "/customer/anonymousId"))
                    .isEqualTo(text(signUp, "/customer/anonymousId"));
            assertThat(journey.getFirst().path("customer").propertyNames()).containsExactly("anonymousId");
        });
        assertThat(JOURNEYS).hasSizeGreaterThan(known.size());
    }

    @Test
    void nobody_who_unsubscribed_gets_another_campaign() {
        List<List<ObjectNode>> unsubscribed = JOURNEYS.values().stream()
                .filter(journey -> journey.stream().anyMatch(StoriesTest::isUnsubscription))
                .toList();

        assertThat(unsubscribed)
                .isNotEmpty()
                .allSatisfy(journey -> assertThat(journey.stream()
                                .dropWhile(touchpoint -> !isUnsubscription(touchpoint))
                                .skip(1)
                                .map(touchpoint -> text(touchpoint, "/data/campaign")))
                        .allMatch(String::isEmpty));
    }

    @Test
    void some_who_fell_silent_are_won_back_by_a_campaign() {
        assertThat(JOURNEYS.values())
                .anySatisfy(journey -> assertThat(journey.stream()
                                .dropWhile(touchpoint -> !(text(touchpoint, "/data/campaign")
                                                .equals("we-miss-you")
                                        && text(touchpoint, "/data/event").equals("clicked"))))
                        .anyMatch(touchpoint -> isType(touchpoint, "purchase")));
    }

    @Test
    void persian_speakers_shop_most_before_nowruz_and_write_in_persian() {
        List<ObjectNode> persian = JOURNEYS.values().stream()
                .filter(journey -> journey.stream()
                        .anyMatch(touchpoint ->
                                text(touchpoint, "/customer/traits/language").equals("fa")))
                .flatMap(List::stream)
                .toList();
        long before = count(
                persian,
                touchpoint -> isType(touchpoint, "purchase")
                        && isBetween(touchpoint, MonthDay.of(2, 20), MonthDay.of(3, 19)));
        long after = count(
                persian,
                touchpoint -> isType(touchpoint, "purchase")
                        && isBetween(touchpoint, MonthDay.of(3, 20), MonthDay.of(4, 16)));

        assertThat(before).isGreaterThan(after);
        assertThat(complaints(persian))
                .isNotEmpty()
                .allMatch(complaint -> text(complaint, "/data/narrative")
                        .codePoints()
                        .filter(Character::isLetter)
                        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC));
    }

    @Test
    void those_who_would_recommend_the_shop_visit_it_more() {
        assertThat(visitsPerTouchpoint(Set.of(9, 10))).isGreaterThan(visitsPerTouchpoint(Set.of(0, 1, 2, 3, 4, 5, 6)));
    }

    private static double visitsPerTouchpoint(Set<Integer> scores) {
        List<ObjectNode> touchpoints = JOURNEYS.values().stream()
                .filter(journey -> lastScore(journey).filter(scores::contains).isPresent())
                .flatMap(List::stream)
                .toList();
        return (double) count(touchpoints, touchpoint -> isType(touchpoint, "visit")) / touchpoints.size();
    }

    private static Optional<Integer> lastScore(List<ObjectNode> journey) {
        return journey.reversed().stream()
                .filter(touchpoint -> text(touchpoint, "/data/kind").equals("nps"))
                .map(touchpoint -> touchpoint.at("/data/score").asInt())
                .findFirst();
    }

    private static double shareBuyingAgainAfter(String outcome) {
        Instant longEnoughAgo = UNTIL.minus(Duration.ofDays(60));
        List<List<ObjectNode>> sequels = JOURNEYS.values().stream()
                .map(journey -> journey.stream()
                        .dropWhile(
                                touchpoint -> !text(touchpoint, "/data/outcome").equals(outcome))
                        .toList())
                .filter(sequel -> !sequel.isEmpty() && time(sequel.getFirst()).isBefore(longEnoughAgo))
                .toList();
        assertThat(sequels).hasSizeGreaterThan(5);
        return (double) sequels.stream()
                        .filter(sequel -> sequel.stream().anyMatch(touchpoint -> isType(touchpoint, "purchase")))
                        .count()
                / sequels.size();
    }

    private static Stream<ObjectNode> complaints(List<ObjectNode> journey) {
        return journey.stream().filter(touchpoint -> isType(touchpoint, "complaint"));
    }

    private static boolean hasEnded(ObjectNode complaint) {
        return complaint
                .at("/data/history")
                .valueStream()
                .anyMatch(step ->
                        Set.of("close", "withdraw").contains(step.path("do").asString()));
    }

    private static Instant at(JsonNode step) {
        return Instant.parse(step.path("at").asString());
    }

    private static long count(List<ObjectNode> touchpoints, Predicate<ObjectNode> which) {
        return touchpoints.stream().filter(which).count();
    }

    private static boolean isCall(ObjectNode touchpoint, String direction) {
        return isType(touchpoint, "call") && text(touchpoint, "/data/direction").equals(direction);
    }

    private static boolean isSignUp(ObjectNode touchpoint) {
        return text(touchpoint, "/data/name").equals("account-created");
    }

    private static boolean isUnsubscription(ObjectNode touchpoint) {
        return text(touchpoint, "/data/event").equals("unsubscribed");
    }

    private static boolean isType(ObjectNode touchpoint, String type) {
        return text(touchpoint, "/type").equals(type);
    }

    private static boolean isBetween(ObjectNode touchpoint, MonthDay first, MonthDay last) {
        return new Season(first, last)
                .covers(time(touchpoint).atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Instant time(ObjectNode touchpoint) {
        return Instant.parse(text(touchpoint, "/occurredAt"));
    }

    private static String text(ObjectNode touchpoint, String pointer) {
        return touchpoint.at(pointer).asString("");
    }
}
