package safar.command.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import safar.command.lifecycle.Causes.Cause;
import safar.command.lifecycle.Derived.Entry;
import safar.command.lifecycle.Derived.Membership;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;

class AnnouncementTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final CustomerId ADA = customer('a');
    private static final CustomerId VISITOR = customer('b');

    private final Map<String, Cause> store = new HashMap<>();
    private final List<Recorded<LifecycleEvent>> streams = new ArrayList<>();
    private Reconciled reconciled = Reconciled.NEVER;
    private int policyVersion = 1;

    @Test
    void everything_a_new_customer_just_did_is_told_step_by_step() {
        assertThat(tell(ADA, entry("prospect", 0, known("visit", 1, 0)), entry("new-customer", 1, known("buy", 2, 1))))
                .containsExactly("null>prospect event", "prospect>new-customer event");
    }

    @Test
    void what_was_told_is_not_told_again() {
        var history = new Entry[] {entry("prospect", 0, known("visit", 1, 0)), entry("active", 1, known("buy", 2, 1))};
        tell(ADA, history);

        assertThat(tell(ADA, history)).isEmpty();
    }

    @Test
    void a_deadline_that_passed_is_told_and_so_is_each_that_passed_while_nobody_looked() {
        var active = entry("active", 0, known("buy", 1, 0));
        tell(ADA, active);
        reconciled = new Reconciled(1, day(30));

        assertThat(tell(ADA, active, silence("at-risk", 60, "buy"), silence("lapsed", 180, "buy")))
                .containsExactly("active>at-risk time", "at-risk>lapsed time");
    }

    @Test
    void twenty_years_out_of_an_import_are_one_change_with_its_path() {
        store.put("old", new Cause(1, day(7_000), true));

        assertThat(tell(ADA, entry("active", 0, "old"), silence("at-risk", 60, "old"), silence("lapsed", 180, "old")))
                .containsExactly("null>lapsed import [active, at-risk]");
    }

    @Test
    void what_becomes_known_long_after_it_happened_is_late_however_it_was_sent() {
        assertThat(tell(ADA, entry("active", 0, known("buy", 1, 10)))).containsExactly("null>active late-data");
    }

    @Test
    void a_deadline_after_an_import_is_a_live_one() {
        store.put("old", new Cause(1, day(50), true));
        var active = entry("active", 0, "old");
        tell(ADA, active);
        reconciled = new Reconciled(1, day(50));

        assertThat(tell(ADA, active, silence("at-risk", 60, "old"))).containsExactly("active>at-risk time");
    }

    @Test
    void a_purchase_learnt_late_takes_a_silence_back_without_a_campaign() {
        var active = entry("active", 0, known("buy", 1, 0));
        tell(ADA, active, silence("at-risk", 60, "buy"));
        reconciled = new Reconciled(2, day(61));

        assertThat(tell(ADA, active)).containsExactly("at-risk>active late-data");
        assertThat(tell(ADA, active)).isEmpty();
        assertThat(tell(ADA, active, silence("at-risk", 119, "buy"))).containsExactly("active>at-risk time");
    }

    @Test
    void other_rules_over_the_same_past_are_one_change_of_policy() {
        tell(ADA, entry("active", 0, known("buy", 1, 0)), entry("active-again", 5, known("again", 2, 5)));
        reconciled = new Reconciled(2, day(6));
        policyVersion = 2;

        assertThat(tell(ADA, entry("active", 0, "buy"), entry("loyal", 5, "again"), entry("advocate", 6, "again")))
                .containsExactly("active-again>advocate policy [loyal]");
    }

    @Test
    void a_purchase_that_tells_who_the_visitor_is_starts_the_campaign_under_the_new_id() {
        tell(VISITOR, entry("prospect", 0, known("visit", 1, 0)));
        reconciled = new Reconciled(1, day(0));

        assertThat(tellMerged(entry("prospect", 0, "visit"), entry("new-customer", 1, known("buy", 2, 1))))
                .containsExactly("b merged into a", "prospect>new-customer event");
        assertThat(tellMerged(entry("prospect", 0, "visit"), entry("new-customer", 1, "buy")))
                .isEmpty();
    }

    @Test
    void two_customers_that_turn_out_to_be_one_start_no_campaign() {
        tell(ADA, entry("active", 0, known("buy", 1, 0)));
        tell(VISITOR, entry("active", 1, known("other", 2, 1)));
        reconciled = new Reconciled(2, day(1));

        assertThat(tellMerged(entry("active", 0, "buy"), entry("loyal", 1, "other")))
                .containsExactly("b merged into a", "active>loyal identity");
    }

    @Test
    void a_part_that_splits_off_and_was_never_told_of_begins_without_a_campaign() {
        tell(ADA, entry("active", 0, known("buy", 1, 0)));
        reconciled = new Reconciled(2, day(10));
        known("other", 2, 1);

        assertThat(tell(VISITOR, entry("prospect", 1, "other"), entry("evaluating", 2, "other")))
                .containsExactly("null>evaluating identity [prospect]");
        assertThat(tell(VISITOR, entry("prospect", 1, "other"), entry("evaluating", 2, "other")))
                .isEmpty();
    }

    @Test
    void a_part_that_splits_off_goes_on_from_what_was_told_under_its_id() {
        tell(VISITOR, entry("prospect", 0, known("visit", 1, 0)));
        tellMerged(entry("prospect", 0, "visit"), entry("new-customer", 1, known("buy", 2, 1)));
        reconciled = new Reconciled(2, day(1));

        assertThat(tell(VISITOR, entry("prospect", 0, "visit"))).containsExactly("b split from a");
        assertThat(tell(VISITOR, entry("prospect", 0, "visit"), entry("evaluating", 2, known("call", 3, 2))))
                .containsExactly("prospect>evaluating event");
    }

    @Test
    void a_segment_is_entered_and_left_once() {
        var buy = known("buy", 1, 0);
        var active = entry("active", 0, buy);
        var vip = new Membership(day(0), List.of(buy), false);

        assertThat(told(decide(ADA, List.of(active), Map.of("vip", vip)))).contains("entered vip event");
        assertThat(decide(ADA, List.of(active), Map.of("vip", vip))).isEmpty();
        reconciled = new Reconciled(1, day(1));
        assertThat(told(decide(ADA, List.of(active), Map.of()))).containsExactly("left vip policy");
    }

    private List<String> tell(CustomerId customer, Entry... history) {
        return told(decide(customer, List.of(history), Map.of()));
    }

    private List<String> tellMerged(Entry... history) {
        var now = new Derived(
                ADA, Set.of(ADA, VISITOR), policyVersion, List.of(history), new TreeMap<>(), Map.of(), List.of());
        return told(record(
                Announcement.decide(now, announced(ADA), Map.of(VISITOR, announced(VISITOR)), triggers(), day(1))));
    }

    private List<LifecycleEvent> decide(CustomerId customer, List<Entry> history, Map<String, Membership> segments) {
        var now = new Derived(
                customer, Set.of(customer), policyVersion, history, new TreeMap<>(segments), Map.of(), List.of());
        return record(Announcement.decide(now, announced(customer), Map.of(), triggers(), day(1)));
    }

    private Triggers triggers() {
        return new Triggers(id -> Optional.ofNullable(store.get(id)), reconciled, Duration.ofDays(2));
    }

    private Announced announced(CustomerId customer) {
        return Announced.after(
                streams.stream().filter(recorded -> recorded.event().customer().equals(customer)));
    }

    private List<LifecycleEvent> record(List<LifecycleEvent> events) {
        events.forEach(event -> streams.add(
                new Recorded<>("e" + streams.size(), streams.size(), START.plusSeconds(streams.size()), event)));
        return events;
    }

    private String known(String event, long position, int knownOnDay) {
        store.put(event, new Cause(position, day(knownOnDay), false));
        return event;
    }

    private static List<String> told(List<LifecycleEvent> events) {
        return events.stream().map(AnnouncementTest::told).toList();
    }

    private static String told(LifecycleEvent event) {
        var trigger = event.circumstances().trigger().label();
        return switch (event) {
            case LifecycleStageChanged(var _, var from, var to, var path, var _) ->
                "%s>%s %s%s".formatted(from, to, trigger, path.isEmpty() ? "" : " " + path);
            case CustomerMerged(var customer, var into, var _) -> name(customer) + " merged into " + name(into);
            case CustomerSplit(var customer, var from, var _) -> name(customer) + " split from " + name(from);
            case SegmentEntered entered -> "entered %s %s".formatted(entered.segment(), trigger);
            case SegmentLeft left -> "left %s %s".formatted(left.segment(), trigger);
        };
    }

    private static String name(CustomerId customer) {
        return customer.value().substring(2, 3);
    }

    private static Entry entry(String stage, int day, String... causes) {
        return new Entry(stage, day(day), Arrays.asList(causes), false);
    }

    private static Entry silence(String stage, int day, String cause) {
        return new Entry(stage, day(day), List.of(cause), true);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static CustomerId customer(char digit) {
        return new CustomerId(
                "c-" + Stream.generate(() -> String.valueOf(digit)).limit(26).reduce("", String::concat));
    }
}
