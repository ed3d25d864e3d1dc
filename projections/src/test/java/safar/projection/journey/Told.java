package safar.projection.journey;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.ConsentStated;
import safar.contract.touchpoint.JourneyEvent.CustomHappened;
import safar.contract.touchpoint.JourneyEvent.MessageExchanged;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Medium;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;

/** Things that happen to customers in examples, told in few words; all of 2026, by web, in a made-up shop. */
public final class Told {

    public static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));

    /** Noon of the first day of the year. */
    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private static final List<IdentifierRef> ADA = List.of(ref("userId:u-7"));

    private Told() {}

    /** Noon of a day of the year, from 0. */
    public static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    public static IdentifierRef ref(String identifier) {
        var parsed = Identifier.parse(identifier);
        return new IdentifierRef(parsed.type(), KEY.stream(parsed));
    }

    public static Touch touch(String id, Instant at) {
        return touch(id, 0, at, ADA);
    }

    public static Touch touch(String id, int revision, Instant at, List<IdentifierRef> who) {
        return new Touch("shop", id, revision, new Channel("web"), at, who, null, "f");
    }

    public static Touch by(String channel, Touch touch) {
        return new Touch(
                touch.source(),
                touch.id(),
                touch.revision(),
                new Channel(channel),
                touch.occurredAt(),
                touch.identifiers(),
                null,
                "f");
    }

    public static PurchaseMade purchase(Touch touch, String amount, String currency) {
        return new PurchaseMade(touch, "o-" + touch.id(), money(amount, currency), List.of(), null);
    }

    public static PurchaseMade purchase(int day) {
        return purchase(touch("purchase-" + day, day(day)), "10", "EUR");
    }

    public static PurchaseReturned sentBack(Touch touch, String amount, String currency) {
        return new PurchaseReturned(touch, "o-" + touch.id(), money(amount, currency), List.of(), null, null);
    }

    public static PageViewed pageView(Touch touch) {
        return new PageViewed(touch, null, null, "https://shop.example/", null, null);
    }

    public static PageViewed pageView(int day) {
        return pageView(touch("view-" + day, day(day)));
    }

    public static CallHeld call(Touch touch, Direction direction) {
        return new CallHeld(touch, direction, null, null, null, null, null, null);
    }

    public static MessageExchanged message(Touch touch, Direction direction, @Nullable MessageStep step) {
        return new MessageExchanged(touch, direction, Medium.EMAIL, null, step, null, null);
    }

    /** A newsletter that nobody opened. */
    public static MessageExchanged newsletter(int day) {
        return message(touch("news-" + day, day(day)), Direction.OUTBOUND, MessageStep.SENT);
    }

    public static ComplaintMade complaint(Touch touch) {
        return new ComplaintMade(touch, null, "tea", "late", null, null, null, null);
    }

    public static SurveyAnswered answer(Touch touch, SurveyKind kind, @Nullable String score) {
        var value = score == null ? null : new BigDecimal(score);
        return new SurveyAnswered(touch, "s-1", kind, value, kind.scale().orElse(null), Map.of(), null, null);
    }

    public static SurveyAnswered nps(int day, int score) {
        return answer(touch("nps-" + day, day(day)), SurveyKind.NPS, Integer.toString(score));
    }

    public static CustomHappened custom(int day, String name) {
        return new CustomHappened(touch(name + day, day(day)), name, Map.of(), null);
    }

    public static TraitsStated traits(Touch touch, Map<String, Object> traits) {
        return new TraitsStated(touch, new Subject(Map.of(), traits, Map.of(), Map.of()));
    }

    public static ConsentStated consent(Touch touch, String purpose, boolean given) {
        return new ConsentStated(touch, purpose, given, null);
    }

    public static Recorded<JourneyEvent> recorded(long position, JourneyEvent event) {
        var touch = event.touch();
        return new Recorded<>(KEY.eventId(touch.source(), touch.id(), touch.revision()), position, START, event);
    }

    public static TapeEntry entry(JourneyEvent event) {
        return TapeEntry.of(recorded(1, event).id(), event);
    }

    /** What these add up to, whatever the order in which they are told. */
    public static Summary summary(JourneyEvent... events) {
        var summary = Summary.EMPTY;
        for (var entry : Stream.of(events).map(Told::entry).sorted().toList()) {
            summary = summary.with(entry);
        }
        return summary;
    }

    public static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
