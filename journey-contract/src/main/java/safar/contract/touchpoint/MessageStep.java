package safar.contract.touchpoint;

/** What happened to a message. */
public enum MessageStep {
    SENT,
    DELIVERED,
    OPENED,
    CLICKED,
    REPLIED,
    BOUNCED,
    UNSUBSCRIBED
}
