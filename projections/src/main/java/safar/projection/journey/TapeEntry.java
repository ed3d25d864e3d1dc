package safar.projection.journey;

import java.util.List;
import java.util.Map;
import safar.contract.identity.IdentifierRef;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.Subject;

/**
 * One fact on a tape.
 *
 * @param revision the highest of one (source, id) is the one that counts
 * @param identifiers all that it carried, strongest first
 * @param traits what was said about the person, empty for most facts
 */
public record TapeEntry(
        TouchKey key,
        int revision,
        String eventId,
        Channel channel,
        Fact fact,
        List<IdentifierRef> identifiers,
        Map<String, Object> traits)
        implements Comparable<TapeEntry> {

    public static TapeEntry of(String eventId, JourneyEvent event) {
        var touch = event.touch();
        var subject = event.subject();
        return new TapeEntry(
                TouchKey.of(touch),
                touch.revision(),
                eventId,
                touch.channel(),
                Fact.of(event),
                touch.identifiers(),
                (subject == null ? Subject.FORGOTTEN : subject).traits());
    }

    /** Canonical order. */
    @Override
    public int compareTo(TapeEntry other) {
        return key.compareTo(other.key);
    }
}
