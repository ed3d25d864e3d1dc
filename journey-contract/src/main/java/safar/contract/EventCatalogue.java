package safar.contract;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import safar.contract.access.TokenEvent;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.evidence.AccessEvent;
import safar.contract.evidence.TransparencyEvent;
import safar.contract.identity.IdentityEvent;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.policy.PolicyEvent;
import safar.contract.segmentation.SegmentEvent;
import safar.contract.subscription.SubscriptionEvent;
import safar.contract.touchpoint.JourneyEvent;

/** The one place that says under which name and revision each event is stored; a name is never used again for something else. */
public final class EventCatalogue {

    private static final Map<Class<?>, StoredType> TYPES = Map.ofEntries(
            entry(JourneyEvent.PurchaseMade.class, new StoredType("purchase-made", 1)),
            entry(JourneyEvent.PurchaseReturned.class, new StoredType("purchase-returned", 1)),
            entry(JourneyEvent.ComplaintMade.class, new StoredType("complaint-made", 1)),
            entry(JourneyEvent.SurveyAnswered.class, new StoredType("survey-answered", 2)),
            entry(JourneyEvent.CallHeld.class, new StoredType("call-held", 1)),
            entry(JourneyEvent.PageViewed.class, new StoredType("page-viewed", 1)),
            entry(JourneyEvent.MessageExchanged.class, new StoredType("message-exchanged", 1)),
            entry(JourneyEvent.PlaceVisited.class, new StoredType("place-visited", 1)),
            entry(JourneyEvent.CustomHappened.class, new StoredType("custom-happened", 1)),
            entry(JourneyEvent.TraitsStated.class, new StoredType("traits-stated", 1)),
            entry(JourneyEvent.IdentifiersLinked.class, new StoredType("identifiers-linked", 1)),
            entry(JourneyEvent.ConsentStated.class, new StoredType("consent-stated", 1)),
            entry(JourneyEvent.TouchpointRetracted.class, new StoredType("touchpoint-retracted", 1)),
            entry(ComplaintEvent.ComplaintFiled.class, new StoredType("complaint-filed", 1)),
            entry(ComplaintEvent.CustomerConsidered.class, new StoredType("customer-considered", 1)),
            entry(ComplaintEvent.ComplaintAcknowledged.class, new StoredType("complaint-acknowledged", 1)),
            entry(ComplaintEvent.ComplaintClassified.class, new StoredType("complaint-classified", 1)),
            entry(ComplaintEvent.ComplaintAssigned.class, new StoredType("complaint-assigned", 1)),
            entry(ComplaintEvent.NoteTaken.class, new StoredType("note-taken", 1)),
            entry(ComplaintEvent.DocumentAttached.class, new StoredType("document-attached", 1)),
            entry(ComplaintEvent.ComplaintInvestigated.class, new StoredType("complaint-investigated", 1)),
            entry(ComplaintEvent.ResolutionOffered.class, new StoredType("resolution-offered", 1)),
            entry(ComplaintEvent.ResolutionAccepted.class, new StoredType("resolution-accepted", 1)),
            entry(ComplaintEvent.ResolutionRejected.class, new StoredType("resolution-rejected", 1)),
            entry(ComplaintEvent.ComplaintEscalated.class, new StoredType("complaint-escalated", 1)),
            entry(ComplaintEvent.ComplaintClosed.class, new StoredType("complaint-closed", 1)),
            entry(ComplaintEvent.ComplaintWithdrawn.class, new StoredType("complaint-withdrawn", 1)),
            entry(ComplaintEvent.ComplaintReopened.class, new StoredType("complaint-reopened", 1)),
            entry(ComplaintEvent.DeadlineNeared.class, new StoredType("deadline-neared", 1)),
            entry(ComplaintEvent.DeadlineBreached.class, new StoredType("deadline-breached", 1)),
            entry(LifecycleEvent.LifecycleStageChanged.class, new StoredType("lifecycle-stage-changed", 1)),
            entry(LifecycleEvent.CustomerMerged.class, new StoredType("customer-merged", 1)),
            entry(LifecycleEvent.CustomerSplit.class, new StoredType("customer-split", 1)),
            entry(LifecycleEvent.SegmentEntered.class, new StoredType("segment-entered", 1)),
            entry(LifecycleEvent.SegmentLeft.class, new StoredType("segment-left", 1)),
            entry(IdentityEvent.LinkedByHand.class, new StoredType("linked-by-hand", 1)),
            entry(IdentityEvent.UnlinkedByHand.class, new StoredType("unlinked-by-hand", 1)),
            entry(PolicyEvent.PolicyPublished.class, new StoredType("policy-published", 1)),
            entry(SegmentEvent.SegmentDefined.class, new StoredType("segment-defined", 1)),
            entry(SegmentEvent.SegmentDropped.class, new StoredType("segment-dropped", 1)),
            entry(SubscriptionEvent.SubscriptionCreated.class, new StoredType("subscription-created", 1)),
            entry(SubscriptionEvent.SubscriptionChanged.class, new StoredType("subscription-changed", 1)),
            entry(SubscriptionEvent.SecretRotated.class, new StoredType("secret-rotated", 1)),
            entry(SubscriptionEvent.SubscriptionPaused.class, new StoredType("subscription-paused", 1)),
            entry(SubscriptionEvent.SubscriptionResumed.class, new StoredType("subscription-resumed", 1)),
            entry(SubscriptionEvent.SubscriptionDeleted.class, new StoredType("subscription-deleted", 1)),
            entry(SubscriptionEvent.ReplayAsked.class, new StoredType("replay-asked", 1)),
            entry(SubscriptionEvent.RedriveAsked.class, new StoredType("redrive-asked", 1)),
            entry(SubscriptionEvent.DeliveriesMade.class, new StoredType("deliveries-made", 1)),
            entry(TokenEvent.TokenIssued.class, new StoredType("token-issued", 1)),
            entry(TokenEvent.TokenRevoked.class, new StoredType("token-revoked", 1)),
            entry(AccessEvent.CaseRead.class, new StoredType("case-read", 1)),
            entry(TransparencyEvent.CheckpointSigned.class, new StoredType("checkpoint-signed", 1)),
            entry(TransparencyEvent.KeySucceeded.class, new StoredType("key-succeeded", 1)));

    private static final Map<String, Class<?>> CLASSES = TYPES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.getValue().name(), Map.Entry::getKey));

    private EventCatalogue() {}

    /** The stored name of an event's class; empty for classes that are no events. */
    public static Optional<StoredType> typeOf(Class<?> event) {
        return Optional.ofNullable(TYPES.get(event));
    }

    /** The class that a stored name is read into, whatever revision it was stored at. */
    public static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name)).map(Function.identity());
    }

    public static Map<Class<?>, StoredType> types() {
        return TYPES;
    }
}
