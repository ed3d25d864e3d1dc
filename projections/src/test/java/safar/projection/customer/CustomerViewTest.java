package safar.projection.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.answer;
import static safar.projection.journey.Told.complaint;
import static safar.projection.journey.Told.consent;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.purchase;
import static safar.projection.journey.Told.ref;
import static safar.projection.journey.Told.sentBack;
import static safar.projection.journey.Told.touch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierType;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.journey.CasesTold;
import safar.projection.journey.Told;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStores;
import safar.projection.view.Digest;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;
import safar.projection.view.ViewJson;
import tools.jackson.databind.JsonNode;

class CustomerViewTest {

    /** Bytes that hold one of two families of 200 touchpoints, and not both. */
    private static final long ROOM_FOR_ONE = 150_000;

    private static final String USER = "userId:u-7";
    private static final String EMAIL = "email:ada@example.org";
    private static final String VISITOR = "anonymousId:v-1";

    private final MovableClock clock = new MovableClock(day(100));

    @TempDir
    Path folder;

    private ViewGenerations store;
    private Materialiser materialiser;
    private CustomerView view;
    private long position;

    @BeforeEach
    void open() {
        open(PolicyDocument.standard());
    }

    private void open(PolicyDocument policy) {
        store = ViewGenerations.of(ViewStores.open(folder, null));
        var rules = new Rules(policy.compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
        view = new CustomerView(store, new IdentityGraph(Guards.STANDARD), rules, clock);
        materialiser = new Materialiser(store, List.of(view));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_customer_is_seen_whole_from_all_that_happened() {
        happened(
                named(EMAIL, "Ada", day(0)),
                pageView(at("v", day(1), EMAIL)),
                purchase(at("p-1", day(10), EMAIL), "150.40", "EUR"),
                purchase(at("p-2", day(31), EMAIL), "100", "EUR"),
                sentBack(at("r", day(32), EMAIL), "50.40", "EUR"),
                complaint(at("c", day(33), EMAIL)),
                answer(at("n", day(34), EMAIL), SurveyKind.NPS, "9"),
                consent(at("m", day(35), EMAIL), "marketing-email", true));

        assertThat(customer(EMAIL)).isEqualTo(ViewJson.ANSWERS.readTree("""
                {"id": "c-%s", "identifiers": [{"type": "email", "value": "ada@example.org"}], "traits": {"name": "Ada"},
                 "firstSeen": "2026-01-02T12:00:00Z", "lastSeen": "2026-02-04T12:00:00Z", "touchpoints": 6,
                 "types": {"complaint": 1, "page-view": 1, "purchase": 2, "return": 1, "survey-answer": 1},
                 "channels": {"web": 6},
                 "lifecycle": {"stage": "at-risk", "since": "2026-04-05T12:00:00Z", "previous": "active", "policyVersion": 1,
                  "history": [
                   {"stage": "prospect", "at": "2026-01-01T12:00:00Z", "cause": ["%s"], "trigger": "event"},
                   {"stage": "new-customer", "at": "2026-01-11T12:00:00Z", "cause": ["%s"], "trigger": "event"},
                   {"stage": "active", "at": "2026-02-01T12:00:00Z", "cause": ["%s"], "trigger": "event"},
                   {"stage": "at-risk", "at": "2026-04-05T12:00:00Z", "cause": ["%s"], "trigger": "time"}]},
                 "purchases": {"count": 2, "returns": 1, "totals": [{"amount": 250.40, "currency": "EUR"}],
                  "refunds": [{"amount": 50.40, "currency": "EUR"}],
                  "first": "2026-01-11T12:00:00Z", "last": "2026-02-01T12:00:00Z", "usualGapDays": 21.0},
                 "complaints": {"open": 0, "total": 0, "lastOutcome": null},
                 "feedback": {"nps": {"score": 9, "at": "2026-02-04T12:00:00Z"}, "csat": null, "ces": null},
                 "loyalty": {"tier": "silver", "points": 200}, "segments": [], "segmentHistory": [],
                 "consents": {"marketing-email": {"given": true, "at": "2026-02-05T12:00:00Z"}}}
                """.formatted(
                        ref(EMAIL).stream(), eventId("t-" + EMAIL), eventId("p-1"), eventId("p-2"), eventId("m"))));
    }

    @Test
    void a_visitor_who_turns_out_to_be_a_customer_is_one_customer_and_their_old_document_is_gone() {
        happened(pageView(at("v", day(0), VISITOR)), purchase(at("p", day(1), EMAIL), "10", "EUR"));
        assertThat(count()).isEqualTo(2);

        happened(linked(day(2), EMAIL, VISITOR));

        assertThat(count()).isEqualTo(1);
        assertThat(customer(VISITOR)).isEqualTo(customer(EMAIL));
        assertThat(customer(EMAIL).at("/touchpoints").asInt()).isEqualTo(2);
        assertThat(customer(EMAIL).at("/firstSeen").asString()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(store.get(Customers.ANSWERS.name(), Set.of("c-" + ref(VISITOR).stream())))
                .isEmpty();
    }

    @Test
    void two_user_ids_with_one_email_stay_two_customers() {
        happened(
                purchase(at("a", day(0), "userId:ada", EMAIL), "10", "EUR"),
                purchase(at("b", day(1), "userId:bob", EMAIL), "10", "EUR"));

        assertThat(count()).isEqualTo(2);
        assertThat(customer("userId:ada").at("/purchases/count").asInt()).isEqualTo(1);
        assertThat(customer(EMAIL)).isEqualTo(customer("userId:ada"));
    }

    @Test
    void a_late_purchase_moves_the_first_purchase_back() {
        happened(purchase(at("p-1", day(30), EMAIL), "10", "EUR"));
        happened(purchase(at("p-0", day(10), EMAIL), "10", "EUR"));

        assertThat(customer(EMAIL).at("/purchases/first").asString()).isEqualTo("2026-01-11T12:00:00Z");
        assertThat(customer(EMAIL).at("/purchases/last").asString()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(customer(EMAIL).at("/lifecycle/history/2/at").asString()).isEqualTo("2026-01-31T12:00:00Z");
    }

    @Test
    void a_correction_replaces_what_was_said_first() {
        happened(purchase(at("p", day(0), EMAIL), "10", "EUR"));
        happened(purchase(touch("p", 1, day(3), List.of(ref(EMAIL))), "99.99", "EUR"));

        assertThat(customer(EMAIL).at("/purchases/count").asInt()).isEqualTo(1);
        assertThat(customer(EMAIL).at("/purchases/totals/0/amount").decimalValue())
                .isEqualByComparingTo("99.99");
        assertThat(customer(EMAIL).at("/firstSeen").asString()).isEqualTo("2026-01-04T12:00:00Z");
    }

    @Test
    void time_alone_moves_a_silent_customer_from_stage_to_stage() {
        clock.set(day(1));
        happened(purchase(at("p", day(0), EMAIL), "10", "EUR"));
        assertThat(stage(EMAIL)).isEqualTo("new-customer");

        clock.set(day(60));
        assertThat(sweep()).as("the moment itself is not yet over").isZero();

        clock.set(day(61));
        assertThat(sweep()).isPositive();
        assertThat(stage(EMAIL)).isEqualTo("at-risk");
        assertThat(sweep()).as("nothing more is due").isZero();

        clock.set(day(500));
        assertThat(sweep()).isPositive();
        assertThat(stage(EMAIL)).isEqualTo("lapsed");
        assertThat(sweep()).isZero();
    }

    @Test
    void rules_of_time_that_chase_each_other_do_not_keep_the_sweep_busy() {
        close();
        open(PolicyDocument.parse("""
                initial: a
                stages: [a, b]
                usualGapFallback: P30D
                transitions:
                  - {from: [a], to: b, silentFor: P10D}
                  - {from: [b], to: a, silentFor: P10D}
                """));
        clock.set(day(1));
        happened(pageView(at("v", day(0), EMAIL)));

        clock.set(day(50));
        assertThat(sweep()).isPositive();
        assertThat(stage(EMAIL)).isEqualTo("a");
        assertThat(sweep()).isZero();
    }

    @Test
    void what_time_alone_brings_about_does_not_change_the_digest() {
        clock.set(day(1));
        happened(purchase(at("p", day(0), EMAIL), "10", "EUR"));
        var before = Digest.of(view, store);

        clock.set(day(500));
        sweep();

        assertThat(Digest.of(view, store)).isEqualTo(before);
    }

    @Test
    void what_lies_in_the_future_counts_only_when_its_time_has_come() {
        clock.set(day(1));
        happened(purchase(at("p-1", day(0), EMAIL), "10", "EUR"), purchase(at("p-2", day(2), EMAIL), "20", "EUR"));
        assertThat(customer(EMAIL).at("/purchases/count").asInt()).isEqualTo(1);
        assertThat(stage(EMAIL)).isEqualTo("new-customer");

        clock.set(day(3));
        sweep();

        assertThat(customer(EMAIL).at("/purchases/count").asInt()).isEqualTo(2);
        assertThat(stage(EMAIL)).isEqualTo("active");
    }

    @Test
    void a_customer_of_whom_all_is_in_the_future_appears_when_its_time_has_come() {
        clock.set(day(1));
        happened(purchase(at("p", day(2), EMAIL), "20", "EUR"));
        assertThat(count()).isZero();

        clock.set(day(3));
        sweep();

        assertThat(stage(EMAIL)).isEqualTo("new-customer");
    }

    @Test
    void a_customer_of_whom_a_correction_moves_all_into_the_future_is_gone_until_then() {
        clock.set(day(1));
        happened(purchase(at("p", day(0), EMAIL), "20", "EUR"));
        happened(purchase(touch("p", 1, day(2), List.of(ref(EMAIL))), "20", "EUR"));
        assertThat(count()).isZero();

        clock.set(day(3));
        sweep();

        assertThat(stage(EMAIL)).isEqualTo("new-customer");
    }

    @Test
    void a_customer_is_found_by_their_order_number_in_any_digits() {
        happened(purchase(at("۱۰۰۱", day(0), EMAIL), "10", "EUR"));

        var found = store.find(
                Customers.REFERENCES.name(), Query.of(Filter.everything().equal("reference", "o-1001"), 10));

        assertThat(found.documents())
                .singleElement()
                .satisfies(document ->
                        assertThat(document.id()).startsWith(ref(EMAIL).stream().value()));
    }

    @Test
    void what_a_forgotten_person_did_still_counts() {
        happened(purchase(at("p", day(0), EMAIL), "10", "EUR"));
        happened(new TraitsStated(at("t", day(1), EMAIL), null));

        assertThat(customer(EMAIL).at("/identifiers").isEmpty()).isTrue();
        assertThat(customer(EMAIL).at("/traits").isEmpty()).isTrue();
        assertThat(customer(EMAIL).at("/touchpoints").asInt()).isEqualTo(1);
        assertThat(stage(EMAIL)).isEqualTo("at-risk");
    }

    @Test
    void after_a_restart_it_goes_on_where_it_stopped() {
        IntStream.range(0, 90)
                .forEach(i -> happened(
                        pageView(at("v-" + i, day(i), USER)), purchase(at("p-" + i, day(i), USER), "1", "EUR")));
        close();
        open();

        assertThat(materialiser.position()).isEqualTo(position);
        happened(purchase(at("late", day(5).plusSeconds(1), USER), "5", "EUR"));
        happened(linked(day(95), USER, VISITOR));

        assertThat(customer(VISITOR).at("/purchases/count").asInt()).isEqualTo(91);
        assertThat(customer(USER).at("/touchpoints").asInt()).isEqualTo(181);
        assertThat(customer(USER).at("/purchases/totals/0/amount").decimalValue())
                .isEqualByComparingTo("95");
    }

    @Test
    void a_view_that_is_folded_again_from_the_first_event_is_the_same() {
        var history = Stream.<Recorded<?>>of(
                        Told.recorded(1, named(EMAIL, "Ada", day(0))),
                        Told.recorded(2, pageView(at("v", day(1), VISITOR))),
                        Told.recorded(3, purchase(at("p", day(2), USER, EMAIL), "10", "EUR")),
                        Told.recorded(4, linked(day(3), EMAIL, VISITOR)))
                .toList();
        history.forEach(event -> materialiser.fold(List.of(event), event.position()));
        var before = Digest.of(view, store);

        materialiser.startAfresh();
        assertThat(count()).isZero();
        materialiser.fold(history, 4);

        assertThat(Digest.of(view, store)).isEqualTo(before);
        assertThat(materialiser.position()).isEqualTo(4);
    }

    @Test
    void long_journeys_that_make_room_for_each_other_go_on_in_the_chunks_that_are_stored() {
        var rules = new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
        var graph = new IdentityGraph(Guards.STANDARD);
        view = new CustomerView(store, graph, CustomerRules.always(rules), clock, ROOM_FOR_ONE);
        var manyOfEach = Stream.of(EMAIL, USER)
                .flatMap(who -> IntStream.range(1, 200)
                        .mapToObj(hour -> pageView(at("v-" + who + hour, day(0).plusSeconds(3600L * hour), who))));
        fold(manyOfEach.toArray(JourneyEvent[]::new));
        fold(pageView(at("late-1", day(0), EMAIL)), pageView(at("late-2", day(0), USER)));
        fold(pageView(at("late-3", day(0), EMAIL)), pageView(at("late-4", day(0), USER)));

        assertThat(customer(EMAIL).at("/touchpoints").asInt()).isEqualTo(201);
        assertThat(customer(USER).at("/touchpoints").asInt()).isEqualTo(201);
    }

    @Test
    void a_long_journey_that_has_become_part_of_another_goes_on_in_the_chunks_that_are_stored() {
        for (var who : List.of(USER, EMAIL)) {
            happened(IntStream.range(0, 150)
                    .mapToObj(i -> pageView(at(who + i, day(1).plusSeconds(i), who)))
                    .toArray(JourneyEvent[]::new));
        }
        happened(linked(day(2), USER, EMAIL));

        // straight into the store, where nobody would read again and decide again
        store.apply(view.fold(List.of(Told.recorded(++position, pageView(at("late", day(0), EMAIL))))), Map.of());

        assertThat(customer(USER).get("touchpoints").asInt()).isEqualTo(301);
    }

    @Test
    void whenever_rules_take_up_a_case_the_customer_is_the_same() {
        var who = ref(EMAIL);
        happened(
                purchase(at("p-1", day(1), EMAIL), "10", "EUR"),
                purchase(at("p-2", day(5), EMAIL), "10", "EUR"),
                complaint(at("c", day(6), EMAIL)));
        inCase(CasesTold.filed(CasesTold.entry("c", 0, day(6), who)));
        var before = Digest.of(view, store);
        assertThat(stage(EMAIL)).isEqualTo("at-risk");

        var late = new Entry(new ComplaintId("c"), who, 1, day(90), Author.RULES, null);
        inCase(new CustomerConsidered(late, "bronze", "at-risk", 1));

        assertThat(Digest.of(view, store)).isEqualTo(before);
    }

    private void inCase(ComplaintEvent event) {
        materialiser.fold(List.of(CasesTold.recorded(++position, event)), position);
    }

    /** Without a second try. */
    private void fold(JourneyEvent... events) {
        var batch = Stream.of(events)
                .<Recorded<?>>map(event -> Told.recorded(++position, event))
                .toList();
        store.apply(view.fold(batch), Map.of());
    }

    private void happened(JourneyEvent... events) {
        var batch = Stream.of(events)
                .<Recorded<?>>map(event -> Told.recorded(++position, event))
                .toList();
        materialiser.fold(batch, position);
    }

    private int sweep() {
        return materialiser.foldDue(() -> view.foldDue(100));
    }

    private String stage(String identifier) {
        return customer(identifier).at("/lifecycle/stage").asString();
    }

    private JsonNode customer(String identifier) {
        var found = store.find(
                Customers.ANSWERS.name(),
                Query.of(
                        Filter.everything()
                                .equal("streams", ref(identifier).stream().value()),
                        2));
        assertThat(found.documents()).as(identifier).hasSize(1);
        Document document = found.documents().getFirst();
        return ViewJson.ANSWERS.readTree(document.json()).get("view");
    }

    private long count() {
        return store.count(Customers.ANSWERS.name(), Filter.everything(), List.of())
                .getOrDefault(List.of(), 0L);
    }

    private static String eventId(String id) {
        return Told.KEY.eventId("shop", id, 0);
    }

    private static Touch at(String id, Instant at, String... who) {
        return touch(id, 0, at, Stream.of(who).map(Told::ref).toList());
    }

    private static JourneyEvent named(String identifier, String name, Instant at) {
        return new TraitsStated(
                at("t-" + identifier, at, identifier),
                new Subject(values(identifier), Map.of("name", name), Map.of(), Map.of()));
    }

    private static JourneyEvent linked(Instant at, String one, String other) {
        return new IdentifiersLinked(
                at("link-" + one + other, at, one, other),
                new Subject(values(one, other), Map.of(), Map.of(), Map.of()));
    }

    private static Map<IdentifierType, String> values(String... identifiers) {
        var values = new EnumMap<IdentifierType, String>(IdentifierType.class);
        for (var text : identifiers) {
            var identifier = Identifier.parse(text);
            values.put(identifier.type(), identifier.value());
        }
        return values;
    }
}
