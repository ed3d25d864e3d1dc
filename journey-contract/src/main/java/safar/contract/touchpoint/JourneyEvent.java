package safar.contract.touchpoint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.Personal;
import safar.contract.Sealable;
import safar.contract.access.Actor;
import safar.contract.identity.StreamId;

/** All that can be recorded on {@code journey/<stream id>}. */
public sealed interface JourneyEvent extends Sealable {

    Touch touch();

    @Nullable
    Subject subject();

    @Override
    default StreamId sealedUnder() {
        return touch().stream();
    }

    /** A touchpoint proper: it counts, has its place on the journey and may move the lifecycle. */
    sealed interface Touchpoint extends JourneyEvent {}

    record PurchaseMade(
            Touch touch,
            String orderId,
            Money total,
            List<Item> items,
            @Personal @Nullable Subject subject) implements Touchpoint {
        public PurchaseMade {
            items = List.copyOf(items);
        }
    }

    record PurchaseReturned(
            Touch touch,
            String orderId,
            Money refund,
            List<Item> items,
            @Nullable String reason,
            @Personal @Nullable Subject subject)
            implements Touchpoint {
        public PurchaseReturned {
            items = List.copyOf(items);
        }
    }

    record ComplaintMade(
            Touch touch,
            @Nullable String complaintId,
            String product,
            String issue,
            @Nullable String severity,
            @Nullable String desiredRemedy,
            @Personal @Nullable String narrative,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    /** The scale stands in the answer so that it can be read for ever; open kinds may have none. */
    record SurveyAnswered(
            Touch touch,
            String surveyId,
            SurveyKind kind,
            @Nullable BigDecimal score,
            @Nullable Scale scale,
            Map<String, Object> answers,
            @Personal @Nullable String verbatim,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    record CallHeld(
            Touch touch,
            Direction direction,
            @Nullable String topic,
            @Nullable BigDecimal waitSeconds,
            @Nullable BigDecimal talkSeconds,
            @Nullable String outcome,
            @Personal @Nullable String agent,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    record PageViewed(
            Touch touch,
            @Nullable String title,
            @Nullable Map<String, Object> product,
            @Personal @Nullable String url,
            @Personal @Nullable String referrer,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    record MessageExchanged(
            Touch touch,
            Direction direction,
            Medium medium,
            @Nullable String campaign,
            @Nullable MessageStep event,
            @Personal @Nullable String subjectLine,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    record PlaceVisited(
            Touch touch,
            @Nullable BigDecimal minutes,
            @Personal @Nullable String place,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    /** Something the company has its own name for. */
    record CustomHappened(
            Touch touch,
            String name,
            @Personal @Nullable Map<String, Object> properties,
            @Personal @Nullable Subject subject)
            implements Touchpoint {}

    /** Somebody told who they are; no touchpoint. */
    record TraitsStated(Touch touch, @Personal @Nullable Subject subject) implements JourneyEvent {}

    /** Evidence that two identifiers belong to one person; no touchpoint. */
    record IdentifiersLinked(
            Touch touch, @Personal @Nullable Subject subject) implements JourneyEvent {}

    /**
     * A fact is taken back, in all its revisions up to the one that is named here; a higher one would count again.
     *
     * @param touch that of the fact
     * @param type the name under which the fact is stored, such as {@code survey-answered}
     * @param importId the import that was taken back as a whole
     */
    record TouchpointRetracted(
            Touch touch,
            String type,
            Actor by,
            @Nullable String importId,
            @Personal @Nullable String reason) implements JourneyEvent {

        @Override
        public @Nullable Subject subject() {
            return null;
        }
    }

    /** Consent given or withdrawn for a purpose such as {@code marketing-email}; no touchpoint. */
    record ConsentStated(
            Touch touch,
            String purpose,
            boolean given,
            @Personal @Nullable Subject subject) implements JourneyEvent {}
}
