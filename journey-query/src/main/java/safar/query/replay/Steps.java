package safar.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.touchpoint.JourneyEvent;
import safar.projection.customer.Replay;
import safar.projection.customer.StoredCustomer;
import safar.projection.customer.Walk;
import safar.projection.customer.Walk.Move;
import safar.projection.customer.Walk.Place;
import safar.projection.journey.TapeEntry;
import safar.projection.view.ViewJson;
import safar.query.customer.CaseEventJson;
import safar.query.customer.CustomerAnswers;
import safar.query.customer.TouchpointJson;
import safar.query.replay.Moments.Moment;
import safar.query.replay.Replays.Whom;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey event by event, each with the change of the view as a patch of RFC 6902. All patches one after the other, applied to an empty
 * object, give the live view; the last step is what comes of no single event.
 */
@Component
final class Steps {

    private final CustomerAnswers answers;
    private final Replays replays;
    private final RecordedStreams recorded;

    Steps(CustomerAnswers answers, Replays replays, RecordedStreams recorded) {
        this.answers = answers;
        this.replays = replays;
        this.recorded = recorded;
    }

    /**
     * A page.
     *
     * @param next the cursor that continues it; null at the end
     * @param events of the whole journey
     * @param view before the first step, where it was asked for by a time; else it is known from the page before
     */
    record Page(
            List<ObjectNode> items,
            @Nullable String next,
            int events,
            @JsonInclude(Include.NON_NULL) @Nullable JsonNode view) {}

    private record Step(Move move, ViewChange change) {}

    /** A journey on its way to being written. */
    private record Reading(Whom whom, Replay replay, Walk walk, Unfolding unfolding) {}

    private Reading read(Whom whom, Moment moment) {
        var replay = replays.of(whom, moment.position());
        var walk = replay.walk(whom.stream());
        return new Reading(whom, replay, walk, new Unfolding(walk));
    }

    /** @param changes only steps that change the value here; all steps where it is empty */
    Page page(Whom whom, JsonPointer changes, int limit, Cursor from) {
        return page(read(whom, from.moment()), changes, limit, from);
    }

    /** A page with a time in its middle, as far as there are events before it. */
    Page around(Whom whom, JsonPointer changes, int limit, Cursor start, Instant time) {
        var reading = read(whom, start.moment());
        var place = reading.walk().place(time, limit / 2);
        var view = reading.unfolding().view(reading.walk().before(place));
        var page = page(reading, changes, limit, new Cursor(start.moment(), place));
        return new Page(page.items(), page.next(), page.events(), view);
    }

    private Page page(Reading reading, JsonPointer changes, int limit, Cursor from) {
        var moment = from.moment();
        var walk = reading.walk();
        var unfolding = reading.unfolding();
        var found = walk.moves(from.place(), moment.validAt())
                .filter(move -> changes.matches() || move.touches(changes.getMatchingProperty()))
                .map(move -> new Step(move, unfolding.change(move)))
                .filter(step -> step.change().touches(changes))
                .limit(limit + 1L)
                .toList();
        var items = written(found.subList(0, Math.min(limit, found.size())));
        if (found.size() > limit) {
            return new Page(items, from.at(found.getLast().move().place()), walk.events(), null);
        }
        var end = new ViewChange(
                unfolding.view(walk.settled(moment.validAt())),
                now(reading.replay().customer(reading.whom().stream(), moment.validAt()), moment));
        if (!end.touches(changes)) {
            return new Page(items, null, walk.events(), null);
        }
        if (items.size() == limit) {
            return new Page(items, from.at(Place.END), walk.events(), null);
        }
        items.add(written(end, moment));
        return new Page(items, null, walk.events(), null);
    }

    private ObjectNode now(StoredCustomer customer, Moment moment) {
        return answers.complete(customer, moment.position(), moment.by());
    }

    private List<ObjectNode> written(List<Step> steps) {
        var ids = steps.stream()
                .flatMap(step -> Optional.ofNullable(step.move().entry()).stream())
                .map(TapeEntry::eventId)
                .toList();
        var events = recorded.byId(ids);
        return steps.stream().map(step -> written(step, events)).collect(Collectors.toCollection(ArrayList::new));
    }

    private static ObjectNode written(Step step, Map<String, Recorded<?>> events) {
        var entry = step.move().entry();
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("kind", entry == null ? "time" : "event");
        json.put("occurredAt", step.move().at().toString());
        json.put("number", step.move().place().fact() + (entry == null ? 0 : 1));
        if (entry == null) {
            json.set(
                    "stage",
                    ViewJson.ANSWERS.valueToTree(
                            step.move().after().lifecycle().current().orElseThrow()));
        } else {
            told(json, events.get(entry.eventId()));
        }
        json.set("patch", step.change().patch());
        return json;
    }

    private static void told(ObjectNode json, @Nullable Recorded<?> recorded) {
        if (recorded != null) {
            json.put("recordedAt", recorded.at().toString());
            json.put("position", recorded.position());
            json.set("event", event(recorded));
        }
    }

    private static ObjectNode event(Recorded<?> recorded) {
        var id = recorded.id();
        var position = recorded.position();
        return switch (recorded.event()) {
            case JourneyEvent event -> TouchpointJson.of(new Recorded<>(id, position, recorded.at(), event));
            case ComplaintEvent event -> CaseEventJson.of(new Recorded<>(id, position, recorded.at(), event));
            default -> throw new IllegalArgumentException("expected an event of a journey or case, found " + id);
        };
    }

    /** What comes of no single event: links, scores over all customers, position and digest. */
    private static ObjectNode written(ViewChange end, Moment moment) {
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("kind", "now");
        json.put("occurredAt", moment.validAt().toString());
        json.put("position", moment.position());
        json.set("patch", end.patch());
        return json;
    }
}
