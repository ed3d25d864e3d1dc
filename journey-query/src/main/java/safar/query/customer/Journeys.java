package safar.query.customer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.Touch;
import safar.projection.complaint.Cases;
import safar.projection.journey.TouchKey;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import safar.query.complaint.CaseJson;
import safar.query.complaint.CaseReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a customer's journey over all their streams, in canonical order, each touchpoint at its highest revision. */
@Component
final class Journeys {

    /** To a page, since all of a journey is read for each. */
    static final int MOST = 10_000;

    private final JourneyReader reader;
    private final CaseReader cases;
    private final ViewStore store;

    Journeys(JourneyReader reader, CaseReader cases, ViewStore store) {
        this.reader = reader;
        this.cases = cases;
        this.store = store;
    }

    /** Something on a journey, and how it is shown. */
    private record Stop(TouchKey key, String type, String channel, Supplier<ObjectNode> json) {}

    /** Which touchpoints; no type or channel means all of them. */
    record Wanted(Instant from, Instant to, Set<String> types, Set<String> channels) {
        private boolean includes(Stop stop) {
            var at = stop.key().at();
            return !at.isBefore(from)
                    && at.isBefore(to)
                    && (types.isEmpty() || types.contains(stop.type()))
                    && (channels.isEmpty() || channels.contains(stop.channel()));
        }
    }

    /** A page, and the cursor that continues it; null at the end. */
    record Page(List<ObjectNode> items, @Nullable String next) {}

    Page page(Document customer, Wanted wanted, int limit, @Nullable String cursor) {
        var after = cursor == null ? null : place(cursor);
        var streams = streams(customer);
        var found = Stream.concat(touchpoints(streams), caseEvents(streams))
                .filter(wanted::includes)
                .filter(stop -> after == null || stop.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(Stop::key))
                .limit(limit + 1L)
                .toList();
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(stop -> stop.json().get()).toList(),
                found.size() > limit ? cursor(page.getLast().key()) : null);
    }

    private static List<String> streams(Document customer) {
        return ViewJson.ANSWERS
                .readTree(customer.json())
                .path("streams")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Stream<Stop> touchpoints(List<String> streams) {
        return current(streams).stream()
                .map(recorded -> new Stop(
                        TouchKey.of(recorded.event().touch()),
                        TouchpointJson.type(recorded.event()),
                        recorded.event().touch().channel().name(),
                        () -> TouchpointJson.of(recorded)));
    }

    /** What happened in the customer's complaint cases. */
    private Stream<Stop> caseEvents(List<String> streams) {
        var stops = new ArrayList<Stop>();
        var query = Query.of(Filter.everything().in("customer", streams), Query.MOST);
        for (var document : store.find(Cases.ANSWERS.name(), query).documents()) {
            try (var events = cases.read(new ComplaintId(document.id()))) {
                events.forEach(recorded -> stops.add(new Stop(
                        TouchKey.of(recorded.event().entry()),
                        CaseJson.type(recorded.event()),
                        CaseEventJson.CHANNEL,
                        () -> CaseEventJson.of(recorded))));
            }
        }
        return stops.stream();
    }

    private Iterable<Recorded<JourneyEvent>> all(List<String> streams) {
        var all = new ArrayList<Recorded<JourneyEvent>>();
        for (var stream : streams) {
            try (var events = reader.read(new StreamId(stream))) {
                events.forEach(all::add);
            }
        }
        return all;
    }

    /** What counts: each touchpoint at its highest revision, and none that was taken back at that. */
    private List<Recorded<JourneyEvent>> current(List<String> streams) {
        Map<String, Recorded<JourneyEvent>> latest = new HashMap<>();
        Map<String, Integer> retracted = new HashMap<>();
        for (var recorded : all(streams)) {
            var touch = recorded.event().touch();
            if (recorded.event() instanceof TouchpointRetracted) {
                retracted.merge(name(touch), touch.revision(), Math::max);
            } else {
                latest.merge(name(touch), recorded, Journeys::higher);
            }
        }
        retracted.forEach((name, revision) -> latest.computeIfPresent(
                name, (_, recorded) -> recorded.event().touch().revision() <= revision ? null : recorded));
        return List.copyOf(latest.values());
    }

    private static Recorded<JourneyEvent> higher(Recorded<JourneyEvent> one, Recorded<JourneyEvent> other) {
        return other.event().touch().revision() > one.event().touch().revision() ? other : one;
    }

    private static String name(Touch touch) {
        return touch.source() + "\n" + touch.id();
    }

    private static String cursor(TouchKey key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ViewJson.STATE.writeValueAsString(key).getBytes(StandardCharsets.UTF_8));
    }

    private static TouchKey place(String cursor) {
        try {
            return ViewJson.STATE.readValue(Base64.getUrlDecoder().decode(cursor), TouchKey.class);
        } catch (RuntimeException _) {
            throw QueryProblem.badParameter("cursor", "expected one that a page answered");
        }
    }
}
