package safar.contract.complaint;

/** What is offered to make good. */
public enum Remedy {
    APOLOGY,
    EXPLANATION,
    /** Money back; says how much. */
    REFUND,
    REPLACEMENT,
    /** Money to spend here; says how much. */
    CREDIT,
    OTHER;

    /** Whether it goes without saying how much. */
    public boolean needsAmount() {
        return this == REFUND || this == CREDIT;
    }
}
