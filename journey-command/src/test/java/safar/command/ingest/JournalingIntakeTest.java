package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static safar.command.ingest.Samples.KEY;
import static safar.command.ingest.Samples.NOW;
import static safar.command.ingest.Samples.about;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.minimal;
import static safar.command.ingest.Samples.purchase;
import static safar.command.ingest.Samples.with;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import safar.command.ingest.JourneyLog.Decided;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JournalingIntakeTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final MemoryJourneyLog log = new MemoryJourneyLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JournalingIntake intake = new JournalingIntake(log, KEY, CLOCK, Room.of(4), meters);

    @Test
    void what_is_new_is_written_once_in_the_order_of_the_delivery() {
        var receipt = take(purchase("o-1"), about(purchase("o-2"), "email", "ada@example.org"), purchase("o-3"));

        assertThat(receipt).isEqualTo(new Receipt(3, 0, List.of(), 3));
        assertThat(log.events())
                .extracting(decided -> decided.event().touch().id())
                .containsExactly("o-1", "o-2", "o-3");
        assertThat(log.events()).extracting(Decided::sequence).containsExactly(0L, 0L, 1L);
        assertThat(log.events())
                .extracting(Decided::eventId)
                .containsExactly(
                        KEY.eventId("webshop", "o-1", 0),
                        KEY.eventId("webshop", "o-2", 0),
                        KEY.eventId("webshop", "o-3", 0));
    }

    @Test
    void a_touchpoint_goes_to_the_stream_of_its_strongest_identifier() {
        var touchpoint = with(purchase("o-1"), "/customer", "{'anonymousId': 'a-1', 'email': 'ada@example.org'}");
        take(touchpoint, about(purchase("o-2"), "email", "ADA@example.org"));

        assertThat(log.events()).extracting(Decided::sequence).containsExactly(0L, 1L);
    }

    @Test
    void a_repeat_in_one_body_is_a_duplicate() {
        assertThat(take(purchase("o-1"), purchase("o-1"), purchase("o-1"))).isEqualTo(new Receipt(1, 2, List.of(), 1));
        assertThat(log.events()).hasSize(1);
    }

    @Test
    void a_repeat_in_a_later_body_is_a_duplicate_at_the_position_of_the_first() {
        take(purchase("o-1"), purchase("o-2"), purchase("o-3"));

        assertThat(take(purchase("o-2"), purchase("o-1"))).isEqualTo(new Receipt(0, 2, List.of(), 2));
        assertThat(take(purchase("o-4"), purchase("o-1"))).isEqualTo(new Receipt(1, 1, List.of(), 4));
    }

    @Test
    void a_repeat_with_other_identifiers_is_a_duplicate() {
        take(about(purchase("o-1"), "email", "ada@example.org"));

        var more = with(purchase("o-1"), "/customer", "{'email': 'ada@example.org', 'userId': 'u-7'}");
        assertThat(take(about(purchase("o-1"), "phone", "030 123"), more)).isEqualTo(new Receipt(0, 2, List.of(), 1));
        assertThat(take(purchase("o-2"), about(purchase("o-2"), "email", "ada@example.org")))
                .isEqualTo(new Receipt(1, 1, List.of(), 2));
    }

    @Test
    void the_same_id_of_another_source_is_another_touchpoint() {
        assertThat(take(purchase("o-1"), purchase("o-1").put("source", "till")).accepted())
                .isEqualTo(2);
    }

    @Test
    void a_known_id_with_other_content_is_refused_in_one_body_and_across_bodies() {
        var other = with(purchase("o-1"), "/data/total/amount", "35.90");
        var refused = new Rejection(1, "o-1", Problem.idReused("webshop", "o-1"));

        assertThat(take(purchase("o-1"), other)).isEqualTo(new Receipt(1, 0, List.of(refused), 1));
        assertThat(take(purchase("o-1"), other)).isEqualTo(new Receipt(0, 1, List.of(refused), 1));
        assertThat(take(purchase("o-2"), about(other, "email", "ada@example.org"))
                        .rejected())
                .containsExactly(refused);
        assertThat(log.events()).hasSize(2);
    }

    @Test
    void traits_and_moment_belong_to_the_content() {
        var touchpoint = with(minimal("identify"), "/customer/traits", "{'name': 'Ada'}");
        take(touchpoint);

        var receipt = take(
                with(touchpoint, "/customer/traits/name", "'Grace'"),
                with(touchpoint, "/occurredAt", "'2026-05-03T10:00:00.001Z'"),
                with(touchpoint, "/occurredAt", "'2026-05-03T12:00:00.0001+02:00'"));

        assertThat(receipt.duplicates()).isEqualTo(1);
        assertThat(receipt.rejected()).extracting(Rejection::index).containsExactly(0, 1);
    }

    @Test
    void a_higher_revision_is_a_correction_whatever_it_says() {
        var corrected = with(purchase("o-1"), "/data/total/amount", "35.90").put("revision", 1);
        take(purchase("o-1"));

        assertThat(take(corrected)).isEqualTo(new Receipt(1, 0, List.of(), 2));
        assertThat(take(purchase("o-1").put("revision", 7)).accepted()).isEqualTo(1);
        assertThat(log.events())
                .extracting(decided -> decided.event().touch().revision())
                .containsExactly(0, 1, 7);
    }

    @Test
    void a_repeated_correction_is_a_duplicate_also_under_other_identifiers() {
        var corrected = purchase("o-1").put("revision", 1);
        take(purchase("o-1"), corrected);

        assertThat(take(corrected, about(corrected, "email", "ada@example.org")))
                .isEqualTo(new Receipt(0, 2, List.of(), 2));
        assertThat(take(with(corrected, "/data/orderId", "'1002'")).rejected())
                .containsExactly(new Rejection(0, "o-1", Problem.idReused("webshop", "o-1")));
    }

    @Test
    void revisions_may_come_in_any_order() {
        assertThat(take(purchase("o-1").put("revision", 2))).isEqualTo(new Receipt(1, 0, List.of(), 1));
        assertThat(take(purchase("o-1"), purchase("o-1").put("revision", 1)).accepted())
                .isEqualTo(2);
    }

    @Test
    void a_correction_about_another_customer_is_refused_in_one_body_and_across_bodies() {
        var elsewhere = about(purchase("o-1"), "email", "ada@example.org").put("revision", 1);
        var refused = new Rejection(1, "o-1", Problem.elsewhere("webshop", "o-1"));

        assertThat(take(purchase("o-1"), elsewhere)).isEqualTo(new Receipt(1, 0, List.of(refused), 1));
        assertThat(take(purchase("o-1"), elsewhere)).isEqualTo(new Receipt(0, 1, List.of(refused), 1));
    }

    @Test
    void a_bad_element_spoils_nothing_but_itself_and_rejections_come_in_the_order_of_the_body() {
        var touchpoints = new ArrayList<JsonNode>();
        for (int i = 0; i < 1_200; i++) {
            touchpoints.add(purchase("o-" + i));
        }
        touchpoints.set(1_100, with(purchase("o-0"), "/data/orderId", "'other'"));
        touchpoints.set(600, json("5"));
        touchpoints.set(1_150, minimal("visit").put("type", "dream"));
        touchpoints.set(3, with(purchase("o-2"), "/data/orderId", "'other'"));

        var receipt = intake.take(touchpoints);

        assertThat(receipt.accepted()).isEqualTo(1_196);
        assertThat(receipt.rejected()).extracting(Rejection::index).containsExactly(3, 600, 1_100, 1_150);
        assertThat(receipt.rejected())
                .extracting(rejection -> rejection.problem().type())
                .containsExactly(
                        "/problems/id-reused",
                        "/problems/unreadable",
                        "/problems/id-reused",
                        "/problems/invalid-touchpoint");
    }

    @Test
    void a_long_body_is_written_a_thousand_at_a_time_each_durable_before_the_next() {
        var touchpoints = IntStream.range(0, 2_500)
                .mapToObj(i -> purchase("o-" + i % 2_400))
                .toList();

        assertThat(intake.take(touchpoints)).isEqualTo(new Receipt(2_400, 100, List.of(), 2_400));
        assertThat(log.calls())
                .containsExactly("append 1000", "await 1000", "append 1000", "await 2000", "append 400", "await 2400");
    }

    @Test
    void a_delivery_that_writes_nothing_answers_the_last_durable_position() {
        take(purchase("o-1"), purchase("o-2"));

        assertThat(take()).isEqualTo(new Receipt(0, 0, List.of(), 2));
        assertThat(take(json("5")).position()).isEqualTo(2);
    }

    @Test
    void when_somebody_else_wrote_to_the_stream_first_it_is_decided_again() {
        once(() -> write(purchase("o-9"), 0));

        assertThat(take(purchase("o-1"))).isEqualTo(new Receipt(1, 0, List.of(), 2));
        assertThat(log.events()).extracting(Decided::sequence).containsExactly(0L, 1L);
    }

    @Test
    void when_somebody_else_wrote_the_same_first_it_is_a_duplicate() {
        once(() -> write(about(purchase("o-1"), "email", "ada@example.org"), 0));

        assertThat(take(purchase("o-1"), purchase("o-2"))).isEqualTo(new Receipt(1, 1, List.of(), 2));
    }

    @Test
    void when_others_always_write_first_the_sender_is_asked_to_come_back() {
        var others = new AtomicInteger();
        log.beforeAppend(() -> write(purchase("other-" + others.get()), others.getAndIncrement()));

        assertThatThrownBy(() -> take(purchase("o-1"))).isInstanceOf(OverloadedException.class);
        assertThat(log.events()).hasSize(5);

        log.beforeAppend(() -> {});
        assertThat(take(purchase("o-1")).accepted()).isEqualTo(1);
    }

    @Test
    void a_delivery_that_fails_leaves_room_for_the_next() {
        log.beforeDurable(() -> {
            throw new IllegalStateException("the disk is full");
        });
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> take(purchase("o-1"))).hasMessage("the disk is full");
        }
        log.beforeDurable(() -> {});

        assertThat(take(purchase("o-1"))).isEqualTo(new Receipt(0, 1, List.of(), 1));
    }

    @Test
    void what_happens_is_counted() {
        take(purchase("o-1"), purchase("o-1"), json("5"), json("6"), json("{}"));

        assertThat(meters.get("safar.ingest.accepted").counter().count()).isEqualTo(1);
        assertThat(meters.get("safar.ingest.duplicates").counter().count()).isEqualTo(1);
        assertThat(rejections("unreadable")).isEqualTo(2);
        assertThat(rejections("invalid-touchpoint")).isEqualTo(1);
        assertThat(meters.get("safar.ingest.latency").timer().count()).isEqualTo(1);
    }

    @Property(tries = 100)
    void any_order_and_any_cut_of_deliveries_writes_each_touchpoint_once(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int atOnce) {
        var random = new Random(seed);
        var deliveries = new ArrayList<JsonNode>();
        for (int i = 0; i < 100; i++) {
            deliveries.add(about(reordered(purchase("o-" + i % 30), random), "userId", "u-" + random.nextInt(5)));
        }
        Collections.shuffle(deliveries, random);
        var fresh = new JournalingIntake(new MemoryJourneyLog(), KEY, CLOCK, Room.of(1), meters);
        int accepted = 0;
        int duplicates = 0;

        for (int from = 0; from < deliveries.size(); from += atOnce) {
            var receipt = fresh.take(deliveries.subList(from, Math.min(deliveries.size(), from + atOnce)));
            accepted += receipt.accepted();
            duplicates += receipt.duplicates();
        }

        assertThat(accepted).isEqualTo(30);
        assertThat(duplicates).isEqualTo(70);
    }

    private static ObjectNode reordered(ObjectNode touchpoint, Random random) {
        var names = new ArrayList<>(touchpoint.propertyNames());
        Collections.shuffle(names, random);
        var other = touchpoint.objectNode();
        names.forEach(name -> other.set(name, touchpoint.get(name)));
        return other;
    }

    private void once(Runnable happening) {
        var happened = new AtomicBoolean();
        log.beforeAppend(() -> {
            if (!happened.getAndSet(true)) {
                happening.run();
            }
        });
    }

    /** What another process does. */
    private void write(ObjectNode touchpoint, long sequence) {
        var candidate = new TouchpointReader(KEY).read(0, touchpoint, NOW).candidate();
        assertThat(candidate).isNotNull();
        log.write(List.of(new Decided(candidate.eventId(), sequence, candidate.event())));
    }

    private double rejections(String problem) {
        return meters.get("safar.ingest.rejected")
                .tag("problem", problem)
                .counter()
                .count();
    }

    private Receipt take(JsonNode... touchpoints) {
        return intake.take(Arrays.asList(touchpoints));
    }
}
