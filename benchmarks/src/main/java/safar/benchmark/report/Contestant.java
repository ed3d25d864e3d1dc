package safar.benchmark.report;

/** Who does the same work on the same machine in the same run. */
public enum Contestant {
    SAFAR("Safar"),
    STOCK_AXON("stock Axon"),
    BARE_ENGINE("the bare engine"),
    LIMIT("the limit");

    private final String label;

    Contestant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
