package safar.projection.lifecycle;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.Fact;
import safar.projection.journey.Feedback.Score;

/** The words a condition may use; none of them changes by time alone. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are lambdas without state
public enum Variable {
    EVENT(
            "event",
            SimpleType.STRING,
            "type of the touchpoint that just happened, or of an event of a case such as complaint-closed; empty at a deadline",
            m -> type(m)),
    CHANNEL(
            "channel",
            SimpleType.STRING,
            "channel of the touchpoint that just happened; empty at a deadline",
            m -> m.entry() == null ? "" : m.entry().channel().name()),
    CUSTOM(
            "custom",
            SimpleType.STRING,
            "name of the custom touchpoint that just happened; empty otherwise",
            m -> m.entry() != null && m.entry().fact() instanceof Fact.Custom custom ? custom.name() : ""),
    STAGE("stage", SimpleType.STRING, "stage the customer is in", m -> stage(m)),
    TOUCHPOINTS("touchpoints", SimpleType.INT, "all touchpoints", m ->
            (long) m.summary().contacts().touchpoints()),
    PAGE_VIEWS("pageViews", SimpleType.INT, "page views", m -> count(m, "page-view")),
    CALLS("calls", SimpleType.INT, "calls", m -> count(m, "call")),
    MESSAGES("messages", SimpleType.INT, "messages, both ways and every step", m -> count(m, "message")),
    VISITS("visits", SimpleType.INT, "visits to a place", m -> count(m, "visit")),
    ANSWERS("surveyAnswers", SimpleType.INT, "survey answers", m -> count(m, "survey-answer")),
    PURCHASES("purchases", SimpleType.INT, "purchases", m ->
            (long) m.summary().purchases().count()),
    PURCHASE_DAYS("purchaseDays", SimpleType.INT, "different days (UTC) with a purchase", m ->
            (long) m.summary().purchases().days()),
    PURCHASES_IN_STAGE(
            "purchasesInStage",
            SimpleType.INT,
            "purchases since the stage began, not counting one that began it",
            m -> (long) m.summary().purchases().count() - m.lifecycle().purchasesBefore()),
    RETURNS("returns", SimpleType.INT, "returns", m ->
            (long) m.summary().purchases().returns()),
    SPENT(
            "spent",
            SimpleType.DOUBLE,
            "purchases less refunds, in the installation's currency",
            m -> m.summary().purchases().net(m.terms().currency()).amount().doubleValue()),
    POINTS("points", SimpleType.INT, "points under the tiers in force", m -> m.points()),
    TIER(
            "tier",
            SimpleType.STRING,
            "tier under the tiers in force",
            m -> m.terms().loyalty().tier(m.points())),
    USUAL_GAP_DAYS(
            "usualGapDays",
            SimpleType.DOUBLE,
            "usual days between purchases; -1 with fewer than two days of purchase",
            m -> m.summary()
                    .purchases()
                    .usualGapDays()
                    .map(BigDecimal::doubleValue)
                    .orElse(-1.0)),
    COMPLAINTS("complaints", SimpleType.INT, "complaint cases ever filed", m ->
            (long) m.summary().complaints().total()),
    OPEN_COMPLAINTS("openComplaints", SimpleType.INT, "complaint cases not closed yet", m ->
            (long) m.summary().complaints().open()),
    COMPLAINT_OUTCOME(
            "complaintOutcome",
            SimpleType.STRING,
            "outcome of the last complaint that was closed; empty without one",
            m -> m.summary().complaints().lastOutcome() == null
                    ? ""
                    : m.summary().complaints().lastOutcome()),
    NPS(
            "nps",
            SimpleType.DOUBLE,
            "last NPS answer, 0 to 10; -1 without one",
            m -> score(m.summary().feedback().nps())),
    CSAT(
            "csat",
            SimpleType.DOUBLE,
            "last CSAT answer, 1 to 5; -1 without one",
            m -> score(m.summary().feedback().csat())),
    CES(
            "ces",
            SimpleType.DOUBLE,
            "last CES answer, 1 to 7; -1 without one",
            m -> score(m.summary().feedback().ces())),
    LAST_CHANNEL(
            "lastChannel",
            SimpleType.STRING,
            "channel of the last touchpoint; empty before the first",
            m -> m.summary().contacts().lastChannel() == null
                    ? ""
                    : m.summary().contacts().lastChannel()),
    CHANNELS(
            "channels",
            MapType.create(SimpleType.STRING, SimpleType.INT),
            "touchpoints by channel",
            m -> m.summary().contacts().byChannel().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue()))),
    TYPES(
            "types",
            MapType.create(SimpleType.STRING, SimpleType.INT),
            "touchpoints by type",
            m -> m.summary().contacts().byType().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> (long) e.getValue()))),
    CONSENTS(
            "consents",
            MapType.create(SimpleType.STRING, SimpleType.BOOL),
            "consents by purpose, true when given",
            m -> m.summary().profile().consents().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().given()))),
    TRAITS(
            "traits",
            MapType.create(SimpleType.STRING, SimpleType.DYN),
            "what is known of the person",
            m -> Plain.of(m.summary().profile().traits()));

    private static final Map<String, Variable> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(v -> v.label, UnaryOperator.identity()));

    private final String label;
    private final CelType type;
    private final String meaning;
    private final Function<Moment, Object> value;

    Variable(String label, CelType type, String meaning, Function<Moment, Object> value) {
        this.label = label;
        this.type = type;
        this.meaning = meaning;
        this.value = value;
    }

    /** The name in an expression. */
    public String label() {
        return label;
    }

    public CelType type() {
        return type;
    }

    /** What it counts, with its unit and its value when there is none. */
    public String meaning() {
        return meaning;
    }

    /** Whether it tells of what just happened rather than of the customer. */
    boolean isOfTheMoment() {
        return this == EVENT || this == CHANNEL || this == CUSTOM;
    }

    static Optional<Object> valueOf(String label, Moment moment) {
        return Optional.ofNullable(BY_NAME.get(label)).map(variable -> variable.value.apply(moment));
    }

    private static String type(Moment moment) {
        if (moment.entry() == null) {
            return "";
        }
        return switch (moment.entry().fact()) {
            case Fact.Counted counted -> counted.type();
            case Fact.CaseEvent event -> event.kind();
            case Fact.Consent _, Fact.Statement _ -> "";
        };
    }

    private static String stage(Moment moment) {
        return moment.lifecycle().current().map(StageChange::stage).orElse("");
    }

    private static long count(Moment moment, String type) {
        return moment.summary().contacts().of(type);
    }

    private static double score(@Nullable Score score) {
        return score == null ? -1 : score.score().doubleValue();
    }
}
