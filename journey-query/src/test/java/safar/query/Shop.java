package safar.query;

import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import safar.contract.Money;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.Subject;
import safar.contract.touchpoint.SurveyKind;
import safar.contract.touchpoint.Touch;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.ComplaintView;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.feedback.FeedbackView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.ViewStores;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;
import safar.projection.view.ViewJson;
import tools.jackson.databind.JsonNode;

/** A small shop of examples: views in a folder, journeys in memory, and controllers that can be asked. */
public final class Shop implements AutoCloseable {

    public static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    public static final Rules RULES =
            new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** The sixtieth day of the examples. */
    public static final Clock CLOCK = Clock.fixed(day(59), ZoneOffset.UTC);

    private final ViewGenerations store;
    private final Materialiser materialiser;
    private final Map<StreamId, List<Recorded<JourneyEvent>>> journeys = new LinkedHashMap<>();
    private final Map<ComplaintId, List<Recorded<ComplaintEvent>>> cases = new LinkedHashMap<>();
    private long position;

    public Shop(Path folder) {
        store = ViewGenerations.of(ViewStores.open(folder, null));
        materialiser = new Materialiser(
                store,
                List.of(
                        new CustomerView(store, new IdentityGraph(Guards.STANDARD), RULES, CLOCK),
                        new FeedbackView(store),
                        new ComplaintView(store, CaseRules.standard())));
    }

    @ControllerAdvice
    static final class Problems extends ResponseEntityExceptionHandler {}

    /** An answer to a request: status, headers and JSON. */
    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public JsonNode json() {
            try {
                return ViewJson.ANSWERS.readTree(response.getContentAsString(StandardCharsets.UTF_8));
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Status and type of a problem, as in {@code 404 /problems/not-found}. */
        public String problem() {
            return "%d %s".formatted(status(), json().path("type").asString());
        }
    }

    public static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    public ViewGenerations store() {
        return store;
    }

    public Materialiser materialiser() {
        return materialiser;
    }

    public long position() {
        return position;
    }

    public void happened(JourneyEvent... events) {
        for (var event : events) {
            var touch = event.touch();
            var id = KEY.eventId(touch.source(), touch.id(), touch.revision());
            var recorded = new Recorded<>(id, ++position, day(58), event);
            journeys.merge(
                    touch.stream(),
                    List.of(recorded),
                    (known, more) ->
                            Stream.concat(known.stream(), more.stream()).toList());
            materialiser.fold(List.of(recorded), position);
        }
    }

    public void happened(ComplaintEvent... events) {
        for (var event : events) {
            var complaint = event.entry().complaint();
            var id = KEY.caseEventId(
                    complaint.value(), Long.toString(event.entry().sequence()));
            var recorded = new Recorded<>(id, ++position, day(58), event);
            cases.merge(
                    complaint,
                    List.of(recorded),
                    (known, more) ->
                            Stream.concat(known.stream(), more.stream()).toList());
            materialiser.fold(List.of(recorded), position);
        }
    }

    public Stream<Recorded<ComplaintEvent>> caseOf(ComplaintId complaint) {
        return cases.getOrDefault(complaint, List.of()).stream();
    }

    public Stream<Recorded<JourneyEvent>> journey(StreamId stream) {
        return journeys.getOrDefault(stream, List.of()).stream();
    }

    /** The web as the application has it, with these controllers. */
    public static StandaloneMockMvcBuilder web(Object... controllers) {
        return MockMvcBuilders.standaloneSetup(controllers)
                .setControllerAdvice(new UnreadableParameters(), new Problems());
    }

    public static Answer get(MockMvc web, String address, Object... variables) {
        try {
            return new Answer(web.perform(MockMvcRequestBuilders.get(address, variables))
                    .andReturn()
                    .getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of a table, which is written while it is read. */
    public static List<String> table(MockMvc web, String address) throws Exception {
        var begun = web.perform(MockMvcRequestBuilders.get(address).accept(MediaType.parseMediaType("text/csv")))
                .andReturn();
        return web.perform(MockMvcRequestBuilders.asyncDispatch(begun))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    public static Touch touch(String id, Instant at, String... who) {
        return touch(id, 0, "web", at, who);
    }

    public static Touch touch(String id, int revision, String channel, Instant at, String... who) {
        var refs = Stream.of(who)
                .map(Identifier::parse)
                .map(identifier -> new IdentifierRef(identifier.type(), KEY.stream(identifier)))
                .toList();
        return new Touch("shop", id, revision, new Channel(channel), at, refs, null, "f");
    }

    public static Subject subject(String... who) {
        var values = new EnumMap<IdentifierType, String>(IdentifierType.class);
        Stream.of(who).map(Identifier::parse).forEach(identifier -> values.put(identifier.type(), identifier.value()));
        return new Subject(values, Map.of(), Map.of(), Map.of());
    }

    public static TraitsStated named(String name, int day, String who) {
        var identifiers = subject(who).identifiers();
        return new TraitsStated(
                touch("name-" + who, day(day), who),
                new Subject(identifiers, Map.of("name", name), Map.of(), Map.of()));
    }

    public static PurchaseMade purchase(String id, int day, String amount, String who) {
        var total = new Money(new BigDecimal(amount), "EUR");
        return new PurchaseMade(touch(id, day(day), who), "o-" + id, total, List.of(), subject(who));
    }

    public static PageViewed pageView(String id, int day, String who) {
        return new PageViewed(touch(id, day(day), who), null, null, "https://shop.example/", null, subject(who));
    }

    public static SurveyAnswered answer(Touch touch, SurveyKind kind, int score) {
        var scale = kind.scale().orElseThrow();
        return new SurveyAnswered(touch, "s-1", kind, BigDecimal.valueOf(score), scale, Map.of(), null, null);
    }

    @Override
    public void close() {
        store.close();
    }
}
