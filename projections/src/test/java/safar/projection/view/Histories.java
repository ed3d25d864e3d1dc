package safar.projection.view;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import safar.contract.EventCatalogue;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.Sealable;
import safar.contract.access.Actor;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Outcome;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityEvent;
import safar.contract.identity.IdentityEvent.LinkedByHand;
import safar.contract.identity.IdentityEvent.UnlinkedByHand;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.Pair;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.ConsentStated;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import safar.projection.customer.Recollection;
import safar.projection.journey.CasesTold;

/** Random journeys of a few people who share identifiers, with equal times, corrections and late links; the same for the same seed. */
public final class Histories {

    static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final List<String> CHANNELS = List.of("web", "phone", "store");

    private final Random random;
    private final int people;

    Histories(long seed, int people) {
        this.random = new Random(seed);
        this.people = people;
    }

    /** Facts, each (source, id, revision) once. */
    List<Sealable> facts(int count) {
        var facts = new ArrayList<Sealable>();
        for (int i = 0; i < count; i++) {
            var touch = touch("t-" + i, 0, refs(), moment());
            var fact = fact(touch);
            facts.add(fact);
            if (fact instanceof ComplaintMade) {
                facts.addAll(caseOf(touch));
            }
            if (random.nextInt(10) == 0) {
                var moved = moment();
                facts.add(fact(touch("t-" + i, 1, touch.identifiers(), moved)));
            }
        }
        return facts;
    }

    /** Facts, and what people decided about pairs of identifiers. */
    List<Object> events(int facts) {
        var events = new ArrayList<Object>(facts(facts));
        for (int i = 0; i < facts / 12; i++) {
            events.add(decision(START.plus(Duration.ofHours(random.nextInt(48)))));
        }
        var told = events.stream()
                .filter(JourneyEvent.class::isInstance)
                .map(JourneyEvent.class::cast)
                .toList();
        for (int i = 0; i < facts / 15; i++) {
            var fact = told.get(random.nextInt(told.size()));
            var type = EventCatalogue.typeOf(fact.getClass()).orElseThrow().name();
            events.add(new TouchpointRetracted(fact.touch(), type, Actor.ADMIN, null, "wrong mapping"));
        }
        return events;
    }

    private IdentityEvent decision(Instant at) {
        var one = anyRef();
        var other = anyRef();
        while (other.equals(one)) {
            other = anyRef();
        }
        var pair = Pair.of(one, other);
        return random.nextBoolean()
                ? new LinkedByHand(pair, at, Actor.ADMIN, null)
                : new UnlinkedByHand(pair, at, Actor.ADMIN, null);
    }

    private IdentifierRef anyRef() {
        var types = IdentifierType.values();
        return ref(types[random.nextInt(types.length)], random.nextInt(people));
    }

    /** Events in the order given, as a store records them. */
    static List<Recorded<?>> recorded(List<? extends Object> events) {
        var recorded = new ArrayList<Recorded<?>>();
        for (var event : events) {
            recorded.add(new Recorded<>(id(event), recorded.size() + 1L, NOW, event));
        }
        return recorded;
    }

    /** The same events stream by stream, as a store reads them. */
    static Recollection.Source source(List<Recorded<?>> events) {
        return (stream, passed) -> events.stream()
                .<Recorded<?>>map(event -> event)
                .filter(event -> stream(event.event()).equals(stream))
                .skip(passed);
    }

    private static String stream(Object event) {
        return switch (event) {
            case JourneyEvent onJourney -> onJourney.touch().stream().streamName();
            case IdentityEvent onPair -> onPair.pair().streamName();
            case ComplaintEvent inCase -> inCase.entry().complaint().streamName();
            default -> throw new IllegalArgumentException("expected an event, found " + event);
        };
    }

    private static String id(Object event) {
        return switch (event) {
            case TouchpointRetracted retraction ->
                KEY.retractionId(
                        retraction.touch().source(),
                        retraction.touch().id(),
                        retraction.touch().revision());
            case JourneyEvent fact ->
                KEY.eventId(
                        fact.touch().source(), fact.touch().id(), fact.touch().revision());
            case IdentityEvent decision -> KEY.fingerprint(decision.toString());
            case ComplaintEvent step ->
                KEY.caseEventId(
                        step.entry().complaint().value(),
                        Long.toString(step.entry().sequence()));
            default -> throw new IllegalArgumentException("expected an event, found " + event);
        };
    }

    /** Now and then one that is still to come. */
    private Instant moment() {
        return random.nextInt(15) == 0
                ? NOW.plus(Duration.ofMinutes(1L + random.nextInt(24 * 60)))
                : START.plus(Duration.ofHours(random.nextInt(24 * 700)));
    }

    /** Any order that a store can have: a case is decided step by step, so that its own events never change places. */
    static List<Object> shuffled(List<? extends Object> facts, Random random) {
        var shuffled = new ArrayList<Object>(facts);
        Collections.shuffle(shuffled, random);
        var waiting = new HashMap<ComplaintId, Deque<Object>>();
        facts.forEach(fact -> {
            if (fact instanceof ComplaintEvent event) {
                waiting.computeIfAbsent(event.entry().complaint(), _ -> new ArrayDeque<>())
                        .add(fact);
            }
        });
        shuffled.replaceAll(fact -> fact instanceof ComplaintEvent event
                ? waiting.getOrDefault(event.entry().complaint(), new ArrayDeque<>())
                        .remove()
                : fact);
        return shuffled;
    }

    /** The case that a complaint opens, with some of what may happen in it, at times that may be equal. */
    private List<ComplaintEvent> caseOf(Touch touch) {
        var customer = touch.identifiers().getFirst();
        var at = touch.occurredAt();
        var events = new ArrayList<ComplaintEvent>();
        events.add(CasesTold.filed(CasesTold.entry(touch.id(), 0, at, customer)));
        for (int i = 1, steps = random.nextInt(4); i <= steps; i++) {
            at = at.plus(Duration.ofDays(random.nextInt(3)));
            var entry = CasesTold.entry(touch.id(), i, at, customer);
            events.add(
                    switch (i) {
                        case 1 -> CasesTold.acknowledged(entry);
                        case 2 -> CasesTold.closed(entry, random.nextBoolean() ? Outcome.UPHELD : Outcome.REJECTED);
                        default -> CasesTold.reopened(entry);
                    });
        }
        return events;
    }

    private List<IdentifierRef> refs() {
        var person = random.nextInt(people);
        var refs = new ArrayList<IdentifierRef>();
        for (var type : IdentifierType.values()) {
            if (random.nextInt(4) == 0) {
                // now and then somebody else's, so that guards and merges have work to do
                var whose = random.nextInt(12) == 0 ? random.nextInt(people) : person;
                refs.add(ref(type, whose));
            }
        }
        return refs.isEmpty() ? List.of(ref(IdentifierType.EMAIL, person)) : refs;
    }

    static IdentifierRef ref(IdentifierType type, int person) {
        return new IdentifierRef(type, KEY.stream(new Identifier(type, value(type, person))));
    }

    private static String value(IdentifierType type, int person) {
        return type == IdentifierType.PHONE ? "+4400000" + person : type.label() + "-" + person;
    }

    static Touch touch(String id, int revision, List<IdentifierRef> refs, Instant at) {
        var channel = CHANNELS.get(Math.floorMod(id.hashCode() + revision, CHANNELS.size()));
        return new Touch("test", id, revision, new Channel(channel), at, refs, null, "f");
    }

    private JourneyEvent fact(Touch touch) {
        var subject = new Subject(values(touch.identifiers()), Map.of(), Map.of(), Map.of());
        var money = new Money(
                new BigDecimal(random.nextInt(20_000)).movePointLeft(2), random.nextBoolean() ? "EUR" : "USD");
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new PurchaseMade(touch, "o-" + touch.id(), money, List.of(), subject);
            case 3 -> new PurchaseReturned(touch, "o-" + touch.id(), money, List.of(), null, subject);
            case 4 -> new ComplaintMade(touch, null, "tea", "late", null, null, null, subject);
            case 5 -> answer(touch, subject);
            case 6 ->
                new TraitsStated(
                        touch,
                        new Subject(
                                subject.identifiers(),
                                Map.of("name", "N" + random.nextInt(3), "city", "C" + random.nextInt(3)),
                                Map.of(),
                                Map.of()));
            case 7 ->
                random.nextBoolean()
                        ? new ConsentStated(touch, "marketing-email", random.nextBoolean(), subject)
                        : new CallHeld(touch, Direction.INBOUND, null, null, null, null, null, subject);
            default ->
                touch.identifiers().size() > 1 && random.nextBoolean()
                        ? new IdentifiersLinked(touch, subject)
                        : new PageViewed(touch, null, null, "https://shop.example/", null, subject);
        };
    }

    private SurveyAnswered answer(Touch touch, Subject subject) {
        var kind = List.of(SurveyKind.NPS, SurveyKind.CSAT, SurveyKind.CES).get(random.nextInt(3));
        var scale = kind.scale().orElseThrow();
        var score = scale.lowest().add(BigDecimal.valueOf(random.nextInt(5)));
        return new SurveyAnswered(touch, "s-1", kind, score, scale, Map.of(), null, subject);
    }

    private static Map<IdentifierType, String> values(List<IdentifierRef> refs) {
        var values = new EnumMap<IdentifierType, String>(IdentifierType.class);
        for (var ref : refs) {
            for (int person = 0; person < 1_000; person++) {
                if (ref(ref.type(), person).equals(ref)) {
                    values.put(ref.type(), value(ref.type(), person));
                    break;
                }
            }
        }
        return values;
    }
}
