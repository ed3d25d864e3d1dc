package safar.projection.view;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import safar.contract.access.TokenEvent;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.evidence.AccessEvent;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityEvent;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.segmentation.SegmentEvent;
import safar.contract.subscription.SubscriptionEvent;
import safar.contract.touchpoint.JourneyEvent;

/** What an event is about, as names of event streams: events with one in common are not to overtake each other. */
public final class Subjects {

    private Subjects() {}

    /** Empty for an event on which no other depends. */
    public static Set<String> of(Object event) {
        return names(event).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Object event) {
        return switch (event) {
            case JourneyEvent journey -> journeys(journey.touch().identifiers().stream());
            case IdentityEvent decided ->
                Stream.concat(
                        Stream.of(decided.pair().streamName()),
                        journeys(Stream.of(decided.pair().a(), decided.pair().b())));
            case ComplaintEvent inCase ->
                Stream.concat(
                        Stream.of(inCase.entry().complaint().streamName()),
                        journeys(Stream.ofNullable(inCase.entry().customer())));
            case AccessEvent read ->
                Stream.of(AccessEvent.streamName(read.entry().complaint()));
            case LifecycleEvent announced -> Stream.of(LifecycleEvent.streamName(announced.customer()));
            case SegmentEvent segment -> Stream.of(segment.name().streamName());
            case SubscriptionEvent subscription -> Stream.of(subscription.id().streamName());
            case TokenEvent token -> Stream.of(token.id().streamName());
            case Unreadable unreadable -> Stream.of(unreadable.stream());
            default -> Stream.empty();
        };
    }

    private static Stream<String> journeys(Stream<IdentifierRef> identifiers) {
        return identifiers.map(identifier -> identifier.stream().streamName());
    }
}
