package safar.projection.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.ref;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.projection.journey.TouchKey;

class IdentityGraphTest {

    private static final IdentifierRef ADA = ref("userId:ada");
    private static final IdentifierRef BOB = ref("userId:bob");
    private static final IdentifierRef EMAIL = ref("email:home@example.org");
    private static final IdentifierRef PHONE = ref("phone:+4400001");
    private static final IdentifierRef VISITOR = ref("anonymousId:v-1");

    private final IdentityGraph graph = new IdentityGraph(Guards.STANDARD);
    private final SortedMap<Pair, Evidence> pairs = new TreeMap<>();

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

        assertThat(graph.customers(emails, pairs))
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
        var sameTime = new Evidence(1, key(0));
        pairs.put(pair(ADA, EMAIL), sameTime);
        pairs.put(pair(BOB, EMAIL), sameTime);
        var smaller = ADA.compareTo(BOB) < 0 ? ADA : BOB;

        assertThat(customerOf(EMAIL)).contains(smaller);
    }

    @Test
    void what_was_held_back_counts_again_once_the_obstacle_is_gone() {
        seen(BOB, EMAIL, 3);
        seen(ADA, EMAIL, 5);
        assertThat(customerOf(ADA)).containsExactly(ADA);

        pairs.put(pair(BOB, EMAIL), Evidence.NONE);

        assertThat(customerOf(ADA)).containsExactlyInAnyOrder(ADA, EMAIL);
    }

    @Test
    void a_pair_without_evidence_joins_nobody() {
        pairs.put(pair(ADA, EMAIL), Evidence.NONE);

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
        assertThat(graph.customers(all, pairs)).hasSize(2);

        seen(PHONE, visitors.getLast(), 1);

        assertThat(graph.customers(all, pairs)).hasSize(52);
    }

    @Test
    void a_shared_identifier_is_no_bridge_but_the_others_still_join() {
        var few = new IdentityGraph(new Guards(Guards.STANDARD.limits(), 2));
        seen(PHONE, ADA, 0);
        seen(PHONE, BOB, 1);
        seen(PHONE, VISITOR, 2);
        seen(ADA, VISITOR, 3);

        assertThat(few.customers(List.of(ADA, BOB, PHONE, VISITOR), pairs))
                .containsExactlyInAnyOrder(set(ADA, VISITOR), set(BOB), set(PHONE));
    }

    @Test
    void a_partner_that_is_at_home_elsewhere_joins_nobody_here() {
        seen(ADA, EMAIL, 0);
        seen(EMAIL, PHONE, 1);

        assertThat(graph.customers(List.of(ADA, PHONE), pairs)).containsExactlyInAnyOrder(set(ADA), set(PHONE));
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
        var some = new ArrayList<Map.Entry<Pair, Evidence>>();
        for (int i = 0; i < 25; i++) {
            var one = identifiers.get(random.nextInt(identifiers.size()));
            var other = identifiers.get(random.nextInt(identifiers.size()));
            if (!one.equals(other)) {
                some.add(Map.entry(pair(one, other), new Evidence(1, key(random.nextInt(5)))));
            }
        }
        var guarded = new IdentityGraph(new Guards(Guards.STANDARD.limits(), 4));
        var inOrder = new TreeMap<Pair, Evidence>();
        some.forEach(edge -> inOrder.merge(edge.getKey(), edge.getValue(), Evidence::and));
        var expected = guarded.customers(identifiers, inOrder);

        Collections.shuffle(some, random);
        Collections.shuffle(identifiers, random);
        var shuffled = new TreeMap<Pair, Evidence>();
        some.forEach(edge -> shuffled.merge(edge.getKey(), edge.getValue(), Evidence::and));

        assertThat(guarded.customers(identifiers, shuffled)).isEqualTo(expected);
        assertThat(expected)
                .allSatisfy(customer -> assertThat(customer)
                        .filteredOn(ref -> ref.type() == IdentifierType.USER_ID)
                        .hasSizeLessThan(2));
        assertThat(expected.stream().flatMap(Collection::stream)).containsExactlyInAnyOrderElementsOf(identifiers);
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
        pairs.merge(pair(one, other), new Evidence(1, key(day)), Evidence::and);
    }

    private List<SortedSet<IdentifierRef>> customers() {
        return graph.customers(List.of(ADA, BOB, EMAIL, PHONE, VISITOR), pairs);
    }

    private SortedSet<IdentifierRef> customerOf(IdentifierRef ref) {
        return customers().stream()
                .filter(customer -> customer.contains(ref))
                .findFirst()
                .orElseThrow();
    }

    private static Pair pair(IdentifierRef one, IdentifierRef other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    private static TouchKey key(int day) {
        return new TouchKey(day(day), "shop", "t-" + day);
    }

    private static SortedSet<IdentifierRef> set(IdentifierRef... refs) {
        return new TreeSet<>(List.of(refs));
    }
}
