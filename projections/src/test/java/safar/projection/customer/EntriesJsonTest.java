package safar.projection.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.ref;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.contract.identity.IdentifierRef;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.journey.Fact;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;

class EntriesJsonTest {

    private static final Money PRICE = new Money(new BigDecimal("19.90"), "EUR");
    private static final List<Fact> FACTS = List.of(
            new Fact.Purchase("o-1", PRICE),
            new Fact.Return("o-1", PRICE),
            new Fact.Complaint(),
            new Fact.Answer(SurveyKind.NPS, "s-1", new BigDecimal("9.0")),
            new Fact.Answer(SurveyKind.CUSTOM, "s-2", null),
            new Fact.Call(Direction.INBOUND),
            new Fact.Message(Direction.OUTBOUND, MessageStep.OPENED),
            new Fact.Message(Direction.INBOUND, null),
            new Fact.PageView(),
            new Fact.Visit(),
            new Fact.Custom("tasting"),
            new Fact.CaseEvent("complaint-closed", Outcome.PARTLY_UPHELD),
            new Fact.CaseEvent("complaint-filed", null),
            new Fact.Consent("marketing-email", true),
            new Fact.Consent("marketing-email", false),
            new Fact.Statement());

    @Test
    void every_kind_of_fact_is_read_as_it_was_written() {
        var entries = new ArrayList<TapeEntry>();
        for (var fact : FACTS) {
            entries.add(entry(entries.size(), fact, List.of(ref("userId:u-7")), Map.of()));
        }

        assertThat(kept(entries)).isEqualTo(entries);
        assertThat(FACTS.stream().map(Object::getClass))
                .containsAll(kinds(Fact.class).toList());
    }

    @Test
    void identifiers_and_traits_stand_with_the_entry_that_named_them() {
        var user = ref("userId:u-7");
        var mail = ref("email:ada@example.org");
        var entries = List.of(
                entry(0, new Fact.PageView(), List.of(user), Map.of()),
                entry(
                        1,
                        new Fact.Statement(),
                        List.of(user, mail),
                        Map.of("name", "Ada", "age", new BigDecimal("36.5"))),
                entry(2, new Fact.PageView(), List.of(user, mail), Map.of()),
                entry(3, new Fact.PageView(), List.of(user), Map.of("tags", List.of("a", "b"))));

        assertThat(kept(entries)).isEqualTo(entries);
    }

    @Test
    void identifiers_are_written_once_where_they_stay_the_same() {
        var user = ref("userId:u-7");
        var entries = List.of(
                entry(0, new Fact.PageView(), List.of(user), Map.of()),
                entry(1, new Fact.PageView(), List.of(user), Map.of()));

        assertThat(new String(FamilyJson.of(entries), StandardCharsets.UTF_8))
                .containsOnlyOnce(user.stream().value());
    }

    private static List<TapeEntry> kept(List<TapeEntry> entries) {
        return FamilyJson.chunk(FamilyJson.of(entries));
    }

    private static TapeEntry entry(int day, Fact fact, List<IdentifierRef> identifiers, Map<String, Object> traits) {
        var key = new TouchKey(day(day), "shop", "t-" + day);
        return new TapeEntry(key, day % 2, "event-" + day, new Channel("web"), fact, identifiers, traits);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EntriesJsonTest::kinds)
                : Stream.of(type);
    }
}
