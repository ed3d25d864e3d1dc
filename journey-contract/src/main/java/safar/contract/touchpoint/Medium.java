package safar.contract.touchpoint;

/** What carries a message. */
public enum Medium {
    EMAIL,
    SMS,
    WHATSAPP,
    TELEGRAM,
    CHAT,
    SOCIAL
}
