package safar.projection.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.ref;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import safar.contract.access.Actor;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.Pair;
import safar.projection.journey.TouchKey;

class IdentityGraphTest {

    private static final IdentifierRef ADA = ref("userId:ada");
    private static final IdentifierRef BOB = ref("userId:bob");
    private static final IdentifierRef EMAIL = ref("email:home@example.org");
    private static final IdentifierRef PHONE = ref("phone:+4400001");
    private static final IdentifierRef VISITOR = ref("anonymousId:v-1");

    private final IdentityGraph graph = new IdentityGraph(Guards.STANDARD);
    private final SortedMap<Pair, Bond> pairs = new TreeMap<>();

    @Test
    void identifiers_that_were_never_seen_together_are_different_customers() {
        assertThat(customers()).containsExactlyInAnyOrder(set(ADA), set(BOB), set(EMAIL), set(PHONE), set(VISITOR));
    }

    @Test
    void a_chain_of_evidence_makes_one_customer_represented_by_the_strongest_identifier() {
        seen(VISITOR, EMAIL, 0);
        seen(EMAIL, PHONE, 1);
        seen(PHONE, ADA, 2);

        assertThat(customers()).containsExactlyInAnyOrder(set(ADA, EMAIL, PHONE, VISITOR), set(BOB));
        assertThat(customerOf(VISITOR).first()).isEqualTo(ADA);
    }

    @Test
    void of_identifiers_of_one_type_the_one_with_the_smallest_stream_represents() {
        var emails = Stream.of("email:a@example.org", "email:b@example.org", "email:c@example.org")
                .map(text -> ref(text))
                .toList();
        seen(emails.get(0), emails.get(1), 0);
        seen(emails.get(1), emails.get(2), 1);
        var smallest = emails.stream().min((a, b) -> a.stream().compareTo(b.stream()));

        assertThat(graph.resolve(emails, pairs).customers())
                .singleElement()
                .satisfies(customer -> assertThat(customer.first()).isEqualTo(smallest.orElseThrow()));
    }

    @Test
    void two_user_ids_are_never_one_customer_and_the_earlier_evidence_decides() {
        seen(ADA, EMAIL, 5);
        seen(BOB, EMAIL, 3);

        assertThat(customerOf(EMAIL)).containsExactlyInAnyOrder(BOB, EMAIL);
        assertThat(customerOf(ADA)).containsExactly(ADA);
    }

    @Test
    void not_even_when_both_were_named_in_one_breath() {
        seen(ADA, BOB, 0);

        assertThat(customerOf(ADA)).containsExactly(ADA);
        assertThat(customerOf(BOB)).containsExactly(BOB);
    }

    @Test
    void a_stronger_pair_goes_before_earlier_evidence() {
        seen(PHONE, VISITOR, 0);
        seen(BOB, VISITOR, 1);
        seen(ADA, PHONE, 9);

        assertThat(customerOf(PHONE)).containsExactlyInAnyOrder(ADA, PHONE);
        assertThat(customerOf(VISITOR)).containsExactlyInAnyOrder(BOB, VISITOR);
    }

    @Test
    void evidence_of_the_same_moment_is_decided_by_the_ids_and_so_always_in_the_same_way() {
        var sameTime = Bond.seen(new Evidence(1, key(0)));
        pairs.put(Pair.of(ADA, EMAIL), sameTime);
        pairs.put(Pair.of(BOB, EMAIL), sameTime);
        var smaller = ADA.compareTo(BOB) < 0 ? ADA : BOB;

        assertThat(customerOf(EMAIL)).contains(smaller);
    }

    @Test
    void what_was_held_back_counts_again_once_the_obstacle_is_gone() {
        seen(BOB, EMAIL, 3);
        seen(ADA, EMAIL, 5);
        assertThat(customerOf(ADA)).containsExactly(ADA);

        pairs.put(Pair.of(BOB, EMAIL), Bond.NONE);

        assertThat(customerOf(ADA)).containsExactlyInAnyOrder(ADA, EMAIL);
    }

    @Test
    void what_somebody_linked_joins_without_evidence_and_before_anything_that_was_seen() {
        seen(BOB, EMAIL, 0);
        decided(ADA, EMAIL, true, 9);

        assertThat(customerOf(EMAIL)).containsExactlyInAnyOrder(ADA, EMAIL);
        assertThat(standing(BOB, EMAIL)).isEqualTo(new Standing.HeldBack("limit-userId"));
    }

    @Test
    void what_somebody_unlinked_stays_apart_whatever_is_seen_later_until_it_is_linked_again() {
        seen(ADA, EMAIL, 0);
        decided(ADA, EMAIL, false, 1);
        seen(ADA, EMAIL, 2);
        assertThat(customerOf(ADA)).containsExactly(ADA);
        assertThat(standing(ADA, EMAIL)).isEqualTo(new Standing.Apart());

        decided(ADA, EMAIL, true, 3);

        assertThat(customerOf(ADA)).containsExactlyInAnyOrder(ADA, EMAIL);
        assertThat(standing(ADA, EMAIL)).isEqualTo(new Standing.Counts());
    }

    @Test
    void of_two_decisions_the_later_counts_whichever_is_heard_first() {
        decided(ADA, EMAIL, false, 2);
        decided(ADA, EMAIL, true, 1);

        assertThat(customerOf(ADA)).containsExactly(ADA);
    }

    @Test
    void a_blocked_value_is_nobodys_even_when_it_was_linked_by_hand() {
        var guarded = new IdentityGraph(new Guards(Set.of(EMAIL.stream()), 50, Guards.STANDARD.limits()));
        seen(ADA, EMAIL, 0);
        decided(ADA, EMAIL, true, 1);

        var resolution = guarded.resolve(List.of(ADA, EMAIL), pairs);

        assertThat(resolution.customers()).containsExactlyInAnyOrder(set(ADA), set(EMAIL));
        assertThat(resolution.standings()).containsValue(new Standing.HeldBack(Guards.BLOCKED_VALUE));
    }

    @Test
    void a_pair_without_evidence_joins_nobody() {
        pairs.put(Pair.of(ADA, EMAIL), Bond.NONE);

        assertThat(customerOf(ADA)).containsExactly(ADA);
    }

    @Test
    void an_identifier_seen_with_fifty_others_joins_and_with_fifty_one_is_shared_and_joins_nobody() {
        var visitors = IntStream.rangeClosed(1, 51)
                .mapToObj(i -> ref("anonymousId:v-" + i))
                .toList();
        var all = new ArrayList<>(visitors);
        all.add(PHONE);
        visitors.subList(0, 50).forEach(visitor -> seen(PHONE, visitor, 0));
        assertThat(graph.resolve(all, pairs).customers()).hasSize(2);

        seen(PHONE, visitors.getLast(), 1);

        assertThat(graph.resolve(all, pairs).customers()).hasSize(52);
    }

    @Test
    void a_shared_identifier_is_no_bridge_but_the_others_still_join() {
        var few = new IdentityGraph(new Guards(Set.of(), 2, Guards.STANDARD.limits()));
        seen(PHONE, ADA, 0);
        seen(PHONE, BOB, 1);
        seen(PHONE, VISITOR, 2);
        seen(ADA, VISITOR, 3);

        assertThat(few.resolve(List.of(ADA, BOB, PHONE, VISITOR), pairs).customers())
                .containsExactlyInAnyOrder(set(ADA, VISITOR), set(BOB), set(PHONE));
    }

    @Test
    void a_partner_that_is_at_home_elsewhere_joins_nobody_here() {
        seen(ADA, EMAIL, 0);
        seen(EMAIL, PHONE, 1);

        assertThat(graph.resolve(List.of(ADA, PHONE), pairs).customers())
                .containsExactlyInAnyOrder(set(ADA), set(PHONE));
    }

    @Test
    void evidence_from_two_places_adds_up_and_the_earlier_moment_stands() {
        var one = new Evidence(2, key(5));
        var other = new Evidence(1, key(3));

        assertThat(one.and(other)).isEqualTo(new Evidence(3, key(3))).isEqualTo(other.and(one));
        assertThat(one.and(Evidence.NONE)).isEqualTo(one).isEqualTo(Evidence.NONE.and(one));
        assertThat(Evidence.NONE.with(key(5)).with(key(3)).with(key(9))).isEqualTo(new Evidence(3, key(3)));
    }

    @Property(tries = 300)
    void any_order_of_the_pairs_gives_the_same_customers_and_none_has_two_user_ids(@ForAll long seed) {
        var random = new Random(seed);
        var identifiers = identifiers(random);
        var some = new ArrayList<Map.Entry<Pair, Bond>>();
        for (int i = 0; i < 25; i++) {
            var one = identifiers.get(random.nextInt(identifiers.size()));
            var other = identifiers.get(random.nextInt(identifiers.size()));
            if (!one.equals(other)) {
                some.add(Map.entry(Pair.of(one, other), random(random)));
            }
        }
        var guarded = new IdentityGraph(new Guards(Set.of(), 4, Guards.STANDARD.limits()));
        var inOrder = new TreeMap<Pair, Bond>();
        some.forEach(edge -> inOrder.merge(edge.getKey(), edge.getValue(), IdentityGraphTest::both));
        var expected = guarded.resolve(identifiers, inOrder).customers();

        Collections.shuffle(some, random);
        Collections.shuffle(identifiers, random);
        var shuffled = new TreeMap<Pair, Bond>();
        some.forEach(edge -> shuffled.merge(edge.getKey(), edge.getValue(), IdentityGraphTest::both));

        assertThat(guarded.resolve(identifiers, shuffled).customers()).isEqualTo(expected);
        assertThat(expected)
                .allSatisfy(customer -> assertThat(customer)
                        .filteredOn(ref -> ref.type() == IdentifierType.USER_ID)
                        .hasSizeLessThan(2));
        assertThat(expected.stream().flatMap(Collection::stream)).containsExactlyInAnyOrderElementsOf(identifiers);
    }

    /** Evidence, or now and then what somebody decided. */
    private static Bond random(Random random) {
        return random.nextInt(4) == 0
                ? Bond.NONE.decided(new Verdict(
                        random.nextBoolean(), day(random.nextInt(3)), "e-" + random.nextInt(), Actor.ADMIN, null))
                : Bond.seen(new Evidence(1, key(random.nextInt(5))));
    }

    private static List<IdentifierRef> identifiers(Random random) {
        var identifiers = new ArrayList<IdentifierRef>();
        for (var type : IdentifierType.values()) {
            for (int i = 0; i <= random.nextInt(4); i++) {
                identifiers.add(ref(type.label() + ":" + (type == IdentifierType.PHONE ? "+44" + i : "x-" + i)));
            }
        }
        return identifiers;
    }

    private void seen(IdentifierRef one, IdentifierRef other, int day) {
        pairs.merge(Pair.of(one, other), Bond.seen(new Evidence(1, key(day))), IdentityGraphTest::both);
    }

    private List<SortedSet<IdentifierRef>> customers() {
        return graph.resolve(List.of(ADA, BOB, EMAIL, PHONE, VISITOR), pairs).customers();
    }

    private SortedSet<IdentifierRef> customerOf(IdentifierRef ref) {
        return customers().stream()
                .filter(customer -> customer.contains(ref))
                .findFirst()
                .orElseThrow();
    }

    private void decided(IdentifierRef one, IdentifierRef other, boolean together, int day) {
        var verdict = new Verdict(together, day(day), "e-" + day, Actor.ADMIN, null);
        pairs.merge(Pair.of(one, other), Bond.NONE.decided(verdict), IdentityGraphTest::both);
    }

    private static Bond both(Bond one, Bond other) {
        var evidence = one.evidence().and(other.evidence());
        var verdict = one.verdict() == null ? other.verdict() : one.verdict().or(other.verdict());
        return new Bond(one.seen() || other.seen(), evidence, verdict);
    }

    private Standing standing(IdentifierRef one, IdentifierRef other) {
        var standings =
                graph.resolve(List.of(ADA, BOB, EMAIL, PHONE, VISITOR), pairs).standings();
        return Objects.requireNonNull(standings.get(Pair.of(one, other)));
    }

    private static TouchKey key(int day) {
        return new TouchKey(day(day), "shop", "t-" + day);
    }

    private static SortedSet<IdentifierRef> set(IdentifierRef... refs) {
        return new TreeSet<>(List.of(refs));
    }
}
