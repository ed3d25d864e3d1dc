package safar.projection.customer;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.contract.touchpoint.Direction;
import safar.contract.touchpoint.MessageStep;
import safar.contract.touchpoint.SurveyKind;
import safar.projection.journey.Fact;
import safar.projection.journey.Fact.Answer;
import safar.projection.journey.Fact.Call;
import safar.projection.journey.Fact.CaseEvent;
import safar.projection.journey.Fact.Complaint;
import safar.projection.journey.Fact.Consent;
import safar.projection.journey.Fact.Custom;
import safar.projection.journey.Fact.Message;
import safar.projection.journey.Fact.PageView;
import safar.projection.journey.Fact.Purchase;
import safar.projection.journey.Fact.Return;
import safar.projection.journey.Fact.Statement;
import safar.projection.journey.Fact.Visit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What is kept of a fact, as elements of the array that its entry is: its kind, then its components. */
final class FactJson {

    private FactJson() {}

    /** The kinds, by the names under which they are kept in lower case. */
    private enum Kind {
        PURCHASE,
        RETURN,
        COMPLAINT,
        ANSWER,
        CALL,
        MESSAGE,
        PAGE,
        VISIT,
        CUSTOM,
        CASE,
        CONSENT,
        STATEMENT;

        private final String label = name().toLowerCase(Locale.ROOT);
    }

    static void write(JsonGenerator to, Fact fact) {
        switch (fact) {
            case Purchase(var order, var total) -> money(kind(to, Kind.PURCHASE).writeString(order), total);
            case Return(var order, var refund) -> money(kind(to, Kind.RETURN).writeString(order), refund);
            case Complaint() -> kind(to, Kind.COMPLAINT);
            case Answer(var survey, var id, var score) ->
                number(name(kind(to, Kind.ANSWER), survey).writeString(id), score);
            case Call(var direction) -> name(kind(to, Kind.CALL), direction);
            case Message(var direction, var step) -> name(name(kind(to, Kind.MESSAGE), direction), step);
            case PageView() -> kind(to, Kind.PAGE);
            case Visit() -> kind(to, Kind.VISIT);
            case Custom(var name) -> kind(to, Kind.CUSTOM).writeString(name);
            case CaseEvent(var what, var outcome) -> name(kind(to, Kind.CASE).writeString(what), outcome);
            case Consent(var purpose, var given) ->
                kind(to, Kind.CONSENT).writeString(purpose).writeBoolean(given);
            case Statement() -> kind(to, Kind.STATEMENT);
        }
    }

    static Fact read(JsonParser from) {
        return switch (name(Kind.class, text(from).toUpperCase(Locale.ROOT))) {
            case PURCHASE -> new Purchase(text(from), money(from));
            case RETURN -> new Return(text(from), money(from));
            case COMPLAINT -> new Complaint();
            case ANSWER -> new Answer(name(SurveyKind.class, text(from)), text(from), number(from));
            case CALL -> new Call(name(Direction.class, text(from)));
            case MESSAGE -> new Message(name(Direction.class, text(from)), nameOrNull(MessageStep.class, from));
            case PAGE -> new PageView();
            case VISIT -> new Visit();
            case CUSTOM -> new Custom(text(from));
            case CASE -> new CaseEvent(text(from), nameOrNull(Outcome.class, from));
            case CONSENT -> new Consent(text(from), from.nextToken() == JsonToken.VALUE_TRUE);
            case STATEMENT -> new Statement();
        };
    }

    /** The next element, which is a text. */
    static String text(JsonParser from) {
        var text = from.nextStringValue();
        if (text == null) {
            throw new IllegalStateException(
                    "expected a text in what is kept of an entry, found " + from.currentToken());
        }
        return text;
    }

    private static JsonGenerator kind(JsonGenerator to, Kind kind) {
        return to.writeString(kind.label);
    }

    private static JsonGenerator name(JsonGenerator to, @Nullable Enum<?> value) {
        return value == null ? to.writeNull() : to.writeString(value.name());
    }

    private static <E extends Enum<E>> E name(Class<E> type, String name) {
        return Enum.valueOf(type, name);
    }

    private static <E extends Enum<E>> @Nullable E nameOrNull(Class<E> type, JsonParser from) {
        var name = from.nextStringValue();
        return name == null ? null : name(type, name);
    }

    private static JsonGenerator number(JsonGenerator to, @Nullable BigDecimal number) {
        return number == null ? to.writeNull() : to.writeNumber(number);
    }

    private static @Nullable BigDecimal number(JsonParser from) {
        return from.nextToken() == JsonToken.VALUE_NULL ? null : from.getDecimalValue();
    }

    private static void money(JsonGenerator to, Money money) {
        to.writeNumber(money.amount()).writeString(money.currency());
    }

    private static Money money(JsonParser from) {
        from.nextToken();
        return new Money(from.getDecimalValue(), text(from));
    }
}
