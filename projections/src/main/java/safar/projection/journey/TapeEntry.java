package safar.projection.journey;

import java.util.List;
import java.util.Map;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
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

    private static final Channel CASE = new Channel("case");

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

    /** An event of the case of a known customer. */
    public static TapeEntry of(String eventId, ComplaintEvent event) {
        var filed = event instanceof ComplaintFiled first ? first : null;
        var subject = filed == null || !isFirstHand(filed) ? null : filed.subject();
        return new TapeEntry(
                TouchKey.of(event.entry()),
                0,
                eventId,
                filed == null ? CASE : filed.channel(),
                Fact.of(event),
                identifiers(event),
                subject == null ? Map.of() : subject.traits());
    }

    /**
     * Whether an event of a case is part of a journey. It is not when nobody knows whose case it is, nor when rules did it by themselves: that
     * happens whenever they come to it, and would tell apart two installations that know the same.
     */
    public static boolean isOnJourney(ComplaintEvent event) {
        return event.entry().customer() != null && !event.entry().author().equals(Author.RULES);
    }

    /** The identifiers that an event of a case names, strongest first; those of a touchpoint stand there. */
    public static List<IdentifierRef> identifiers(ComplaintEvent event) {
        var customer = event.entry().customer();
        if (customer == null) {
            throw new IllegalArgumentException("expected case %s to be about somebody, found nobody"
                    .formatted(event.entry().complaint()));
        }
        return event instanceof ComplaintFiled filed && isFirstHand(filed) ? filed.identifiers() : List.of(customer);
    }

    private static boolean isFirstHand(ComplaintFiled filed) {
        return filed.touchpoint() == null;
    }

    /** Canonical order. */
    @Override
    public int compareTo(TapeEntry other) {
        return key.compareTo(other.key);
    }
}
