package safar.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.access.Actor;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.IdentityEvent.Grounds;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.Pair;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.Item;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.ConsentStated;
import safar.contract.touchpoint.JourneyEvent.CustomHappened;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.contract.touchpoint.JourneyEvent.MessageExchanged;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PlaceVisited;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Medium;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.Scale;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;

/** One full and one minimal event of every kind. */
final class SampleEvents {

    static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private static final Identifier EMAIL = new Identifier(IdentifierType.EMAIL, "ada@example.org");
    private static final Identifier USER = new Identifier(IdentifierType.USER_ID, "u-7");

    private static final Instant AT = Instant.parse("2026-05-03T10:00:00.123Z");
    private static final Pair PAIR = Pair.of(ref(USER), ref(EMAIL));

    private SampleEvents() {}

    static List<JourneyEvent> full() {
        var subject = new Subject(
                Map.of(IdentifierType.EMAIL, EMAIL.value()),
                Map.of("name", "Ada"),
                Map.of("campaign", "spring"),
                Map.of("giftWrap", true));
        var item = new Item("A-1", "Tea", "drinks", BigDecimal.TWO, new BigDecimal("17.45"));
        var touch = touch(new Money(new BigDecimal("0.35"), "EUR"), USER, EMAIL);
        return List.of(
                new PurchaseMade(touch, "1001", euro("34.90"), List.of(item), subject),
                new PurchaseReturned(touch, "1001", euro("17.45"), List.of(item), "damaged", subject),
                new ComplaintMade(touch, "C-9", "tea", "late delivery", "high", "refund", "it came too late", subject),
                new SurveyAnswered(
                        touch,
                        "post-purchase",
                        SurveyKind.CES,
                        new BigDecimal("6"),
                        new Scale(BigDecimal.ONE, new BigDecimal("7"), "ces-2.0"),
                        Map.of("q1", "easy"),
                        "very easy",
                        subject),
                new CallHeld(
                        touch,
                        Direction.INBOUND,
                        "delivery",
                        new BigDecimal("12"),
                        new BigDecimal("340.5"),
                        "solved",
                        "agent 4",
                        subject),
                new PageViewed(
                        touch,
                        "Teas",
                        Map.of("sku", "A-1"),
                        "https://shop.example/tea",
                        "https://search.example/",
                        subject),
                new MessageExchanged(
                        touch, Direction.OUTBOUND, Medium.EMAIL, "spring", MessageStep.CLICKED, "New teas", subject),
                new PlaceVisited(touch, new BigDecimal("25"), "shop at the harbour", subject),
                new CustomHappened(touch, "warranty-extended", Map.of("years", 2), subject),
                new TraitsStated(touch, subject),
                new IdentifiersLinked(touch, subject),
                new ConsentStated(touch, "marketing-email", true, subject),
                new TouchpointRetracted(
                        touch, "purchase-made", Actor.oidc("u-17"), "import-1", "the wrong Ada was charged"));
    }

    static List<JourneyEvent> minimal() {
        var touch = touch(null, EMAIL);
        return List.of(
                new PurchaseMade(touch, "1001", euro("0"), List.of(), null),
                new PurchaseReturned(touch, "1001", euro("0"), List.of(), null, null),
                new ComplaintMade(touch, null, "tea", "late delivery", null, null, null, null),
                new SurveyAnswered(touch, "post-purchase", SurveyKind.CUSTOM, null, null, Map.of(), null, null),
                new CallHeld(touch, Direction.OUTBOUND, null, null, null, null, null, null),
                new PageViewed(touch, null, null, null, null, null),
                new MessageExchanged(touch, Direction.OUTBOUND, Medium.SMS, null, null, null, null),
                new PlaceVisited(touch, null, null, null),
                new CustomHappened(touch, "warranty-extended", null, null),
                new TraitsStated(touch, null),
                new IdentifiersLinked(touch, null),
                new ConsentStated(touch, "marketing-email", false, null),
                new TouchpointRetracted(touch, "purchase-made", Actor.ADMIN, null, null));
    }

    /** What people decided about a pair of identifiers, with grounds. */
    static List<IdentityEvent> fullDecisions() {
        var grounds = new Grounds(USER.value(), EMAIL.value(), "showed her card");
        return List.of(
                new LinkedByHand(PAIR, AT, Actor.oidc("u-17"), grounds),
                new UnlinkedByHand(PAIR, AT, Actor.oidc("u-17"), grounds));
    }

    static List<IdentityEvent> minimalDecisions() {
        return List.of(new LinkedByHand(PAIR, AT, Actor.ADMIN, null), new UnlinkedByHand(PAIR, AT, Actor.ADMIN, null));
    }

    private static IdentifierRef ref(Identifier identifier) {
        return new IdentifierRef(identifier.type(), KEY.stream(identifier));
    }

    private static Touch touch(@Nullable Money cost, Identifier... identifiers) {
        var refs = java.util.Arrays.stream(identifiers).map(SampleEvents::ref).toList();
        return new Touch("webshop", "o-1001", 0, new Channel("web"), AT, refs, cost, KEY.fingerprint("content"));
    }

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
