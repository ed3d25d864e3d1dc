package safar.contract.touchpoint;

/** Who began: the customer (inbound) or the company (outbound). */
public enum Direction {
    INBOUND,
    OUTBOUND
}
