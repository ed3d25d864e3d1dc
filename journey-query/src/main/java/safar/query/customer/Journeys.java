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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.Recorded;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.projection.journey.TouchKey;
import safar.projection.store.Document;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import tools.jackson.databind.node.ObjectNode;

/** Reads a customer's journey over all their streams, in canonical order, each touchpoint at its highest revision. */
@Component
final class Journeys {

    private final JourneyReader reader;

    Journeys(JourneyReader reader) {
        this.reader = reader;
    }

    /** Which touchpoints; no type or channel means all of them. */
    record Wanted(Instant from, Instant to, Set<String> types, Set<String> channels) {
        boolean includes(JourneyEvent event) {
            var touch = event.touch();
            return !touch.occurredAt().isBefore(from)
                    && touch.occurredAt().isBefore(to)
                    && (types.isEmpty() || types.contains(TouchpointJson.type(event)))
                    && (channels.isEmpty() || channels.contains(touch.channel().name()));
        }
    }

    /** A page, and the cursor that continues it; null at the end. */
    record Page(List<ObjectNode> items, @Nullable String next) {}

    Page page(Document customer, Wanted wanted, int limit, @Nullable String cursor) {
        var after = cursor == null ? null : place(cursor);
        var found = current(customer).stream()
                .filter(recorded -> wanted.includes(recorded.event()))
                .filter(recorded -> after == null || key(recorded).compareTo(after) > 0)
                .sorted(Comparator.comparing(Journeys::key))
                .limit(limit + 1L)
                .toList();
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(TouchpointJson::of).toList(),
                found.size() > limit ? cursor(key(page.getLast())) : null);
    }

    private Iterable<Recorded<JourneyEvent>> all(Document customer) {
        var all = new ArrayList<Recorded<JourneyEvent>>();
        ViewJson.ANSWERS.readTree(customer.json()).path("streams").forEach(stream -> {
            try (var events = reader.read(new StreamId(stream.asString()))) {
                events.forEach(all::add);
            }
        });
        return all;
    }

    private List<Recorded<JourneyEvent>> current(Document customer) {
        Map<String, Recorded<JourneyEvent>> latest = new HashMap<>();
        for (var recorded : all(customer)) {
            var touch = recorded.event().touch();
            latest.merge(
                    touch.source() + "\n" + touch.id(),
                    recorded,
                    (one, other) -> other.event().touch().revision()
                                    > one.event().touch().revision()
                            ? other
                            : one);
        }
        return List.copyOf(latest.values());
    }

    private static TouchKey key(Recorded<JourneyEvent> recorded) {
        return TouchKey.of(recorded.event().touch());
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
