package safar.projection.customer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.projection.journey.TapeEntry;

/** As much of a recorded event as a replay reads: a fraction of the event, so that whole journeys can be kept at hand. */
record Note(long position, Consumer<Families> telling) {

    static Note of(Recorded<?> recorded, Shared shared) {
        return switch (recorded.event()) {
            case TouchpointRetracted _ -> plain(recorded);
            case JourneyEvent event ->
                fact(recorded, TapeEntry.of(recorded.id(), event), Families.values(event.subject()), shared);
            case ComplaintEvent event
            when TapeEntry.isOnJourney(event) ->
                fact(
                        recorded,
                        TapeEntry.of(recorded.id(), event),
                        Families.values(event instanceof ComplaintFiled filed ? filed.subject() : null),
                        shared);
            default -> plain(recorded);
        };
    }

    private static Note plain(Recorded<?> recorded) {
        return new Note(recorded.position(), families -> families.record(recorded));
    }

    private static Note fact(Recorded<?> recorded, TapeEntry entry, Map<IdentifierType, String> values, Shared shared) {
        var position = recorded.position();
        var light = new TapeEntry(
                entry.key(),
                entry.revision(),
                entry.eventId(),
                entry.channel(),
                entry.fact(),
                shared.identifiers(entry.identifiers()),
                entry.traits());
        var words = shared.words(values);
        return new Note(position, families -> families.record(light, words, position));
    }

    /** What most events of a journey have in common, kept once. */
    record Shared(
            Map<List<IdentifierRef>, List<IdentifierRef>> identifiers,
            Map<Map<IdentifierType, String>, Map<IdentifierType, String>> words) {

        List<IdentifierRef> identifiers(List<IdentifierRef> named) {
            return identifiers.computeIfAbsent(named, key -> key);
        }

        Map<IdentifierType, String> words(Map<IdentifierType, String> values) {
            return words.computeIfAbsent(values, key -> key);
        }
    }
}
