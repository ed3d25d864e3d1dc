package safar.benchmark.micro;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Item;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.Touch;

/** The beginning of one customer's journey: every fourth event a purchase, the others page views. */
final class Sample {

    static final int EVENTS = 500;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final IdentityKey KEY = new IdentityKey(new byte[IdentityKey.BYTES]);
    private static final Identifier ADA = new Identifier(IdentifierType.USER_ID, "ada");
    private static final Subject SUBJECT =
            new Subject(Map.of(IdentifierType.USER_ID, "ada"), Map.of(), Map.of(), Map.of());

    private Sample() {}

    static List<Recorded<JourneyEvent>> journey() {
        return IntStream.range(0, EVENTS).mapToObj(Sample::recorded).toList();
    }

    private static Recorded<JourneyEvent> recorded(int number) {
        var id = KEY.eventId("sample", "e-" + number, 1);
        return new Recorded<>(id, number + 1L, START, number % 4 == 0 ? purchase(number) : pageView(number));
    }

    private static JourneyEvent purchase(int number) {
        var total = new Money(BigDecimal.valueOf(1_000L + number, 2), "EUR");
        var tea = new Item("sku-1", "Tea", "drinks", BigDecimal.ONE, total.amount());
        return new PurchaseMade(touch(number), "o-" + number, total, List.of(tea), SUBJECT);
    }

    private static JourneyEvent pageView(int number) {
        var product = Map.<String, Object>of("sku", "sku-1", "name", "Tea", "category", "drinks");
        return new PageViewed(touch(number), "Tea", product, "https://shop.example.org/tea", null, SUBJECT);
    }

    private static Touch touch(int number) {
        return new Touch(
                "sample",
                "e-" + number,
                1,
                new Channel("web"),
                START.plusSeconds(3_600L * number),
                List.of(new IdentifierRef(ADA.type(), KEY.stream(ADA))),
                null,
                KEY.fingerprint("e-" + number));
    }
}
