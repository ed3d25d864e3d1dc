package safar.command.complaint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The words by which a case is worked on. */
public enum Verb {
    FILE,
    ACKNOWLEDGE,
    CLASSIFY,
    ASSIGN,
    NOTE,
    ATTACH,
    INVESTIGATE,
    OFFER,
    ACCEPT,
    REJECT,
    ESCALATE,
    CLOSE,
    REOPEN,
    WITHDRAW,
    /** Rules look at the customer and send the case on its way. */
    CONSIDER,
    /** The clock tells of a deadline. */
    TELL;

    /** The word in the API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be asked for; the others follow of themselves, or open a case. */
    public boolean forPeople() {
        return this != FILE && this != CONSIDER && this != TELL;
    }

    public static List<String> labelsForPeople() {
        return Stream.of(values()).filter(Verb::forPeople).map(Verb::label).toList();
    }

    public static Optional<Verb> find(String label) {
        return Stream.of(values()).filter(verb -> verb.label().equals(label)).findFirst();
    }

    static Verb of(Step step) {
        return switch (step) {
            case Step.File _ -> FILE;
            case Step.Acknowledge _ -> ACKNOWLEDGE;
            case Step.Classify _ -> CLASSIFY;
            case Step.Assign _ -> ASSIGN;
            case Step.Note _ -> NOTE;
            case Step.Attach _ -> ATTACH;
            case Step.Investigate _ -> INVESTIGATE;
            case Step.Offer _ -> OFFER;
            case Step.Accept _ -> ACCEPT;
            case Step.Reject _ -> REJECT;
            case Step.Escalate _ -> ESCALATE;
            case Step.Close _ -> CLOSE;
            case Step.Reopen _ -> REOPEN;
            case Step.Withdraw _ -> WITHDRAW;
            case Step.Consider _ -> CONSIDER;
            case Step.TellDeadline _ -> TELL;
        };
    }
}
