package safar.contract.complaint;

/** The touchpoint by which a complaint came in. */
public record TouchpointRef(String source, String id) {}
