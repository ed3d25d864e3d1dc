package safar.projection.journey;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import safar.contract.EventCatalogue;
import safar.contract.Money;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.Ending;
import safar.contract.complaint.Outcome;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.CallHeld;
import safar.contract.touchpoint.JourneyEvent.ComplaintMade;
import safar.contract.touchpoint.JourneyEvent.ConsentStated;
import safar.contract.touchpoint.JourneyEvent.CustomHappened;
import safar.contract.touchpoint.JourneyEvent.IdentifiersLinked;
import safar.contract.touchpoint.JourneyEvent.MessageExchanged;
import safar.contract.touchpoint.JourneyEvent.PageViewed;
import safar.contract.touchpoint.JourneyEvent.PlaceVisited;
import safar.contract.touchpoint.JourneyEvent.PurchaseMade;
import safar.contract.touchpoint.JourneyEvent.PurchaseReturned;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.JourneyEvent.TraitsStated;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.SurveyKind;

/** As much of an event as a view or a policy may ever read: small enough to keep for each touchpoint. */
public sealed interface Fact {

    /** A touchpoint proper, which is counted under its type. */
    sealed interface Counted extends Fact {
        /** The type as the API names it. */
        String type();

        /** Whether the customer began it; what the company sends does not break a silence. */
        default boolean byCustomer() {
            return true;
        }
    }

    record Purchase(String orderId, Money total) implements Counted {
        @Override
        public String type() {
            return "purchase";
        }
    }

    record Return(String orderId, Money refund) implements Counted {
        @Override
        public String type() {
            return "return";
        }
    }

    record Complaint() implements Counted {
        @Override
        public String type() {
            return "complaint";
        }
    }

    record Answer(
            SurveyKind kind, String surveyId, @Nullable BigDecimal score) implements Counted {
        @Override
        public String type() {
            return "survey-answer";
        }
    }

    record Call(Direction direction) implements Counted {
        @Override
        public String type() {
            return "call";
        }

        @Override
        public boolean byCustomer() {
            return direction == Direction.INBOUND;
        }
    }

    record Message(Direction direction, @Nullable MessageStep step) implements Counted {
        @Override
        public String type() {
            return "message";
        }

        /** Opening or answering what we sent is the customer's doing. */
        @Override
        public boolean byCustomer() {
            return direction == Direction.INBOUND
                    || step == MessageStep.OPENED
                    || step == MessageStep.CLICKED
                    || step == MessageStep.REPLIED;
        }
    }

    record PageView() implements Counted {
        @Override
        public String type() {
            return "page-view";
        }
    }

    record Visit() implements Counted {
        @Override
        public String type() {
            return "visit";
        }
    }

    record Custom(String name) implements Counted {
        @Override
        public String type() {
            return "custom";
        }
    }

    /**
     * Something happened in one of the customer's complaint cases.
     *
     * @param kind the name it is stored under, such as {@code complaint-closed}
     * @param outcome how the case ended, where it did
     */
    record CaseEvent(String kind, @Nullable Outcome outcome) implements Fact {

        private static final String FILED = kindOf(ComplaintFiled.class);
        private static final String REOPENED = kindOf(ComplaintReopened.class);

        /** Whether the case begins with it. */
        public boolean files() {
            return kind.equals(FILED);
        }

        boolean reopens() {
            return kind.equals(REOPENED);
        }

        private static String kindOf(Class<? extends ComplaintEvent> event) {
            return EventCatalogue.typeOf(event).orElseThrow().name();
        }
    }

    record Consent(String purpose, boolean given) implements Fact {}

    /** Only tells who somebody is: traits, or identifiers that belong together. */
    record Statement() implements Fact {}

    static Fact of(ComplaintEvent event) {
        return new CaseEvent(
                CaseEvent.kindOf(event.getClass()), event instanceof Ending ending ? ending.outcome() : null);
    }

    static Fact of(JourneyEvent event) {
        return switch (event) {
            case PurchaseMade e -> new Purchase(e.orderId(), e.total());
            case PurchaseReturned e -> new Return(e.orderId(), e.refund());
            case ComplaintMade _ -> new Complaint();
            case SurveyAnswered e -> new Answer(e.kind(), e.surveyId(), e.score());
            case CallHeld e -> new Call(e.direction());
            case MessageExchanged e -> new Message(e.direction(), e.event());
            case PageViewed _ -> new PageView();
            case PlaceVisited _ -> new Visit();
            case CustomHappened e -> new Custom(e.name());
            case ConsentStated e -> new Consent(e.purpose(), e.given());
            case TraitsStated _, IdentifiersLinked _ -> new Statement();
            case TouchpointRetracted retraction ->
                throw new IllegalArgumentException("expected a fact, found the retraction of %s/%s"
                        .formatted(
                                retraction.touch().source(), retraction.touch().id()));
        };
    }
}
