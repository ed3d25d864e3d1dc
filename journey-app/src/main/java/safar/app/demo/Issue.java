package safar.app.demo;

/** What goes wrong; each has a list of narratives under its label. */
enum Issue {
    LATE_DELIVERY("late-delivery", 0.45),
    DAMAGED_GOODS("damaged-goods", 0.25),
    WRONG_ITEM("wrong-item", 0.18),
    BILLING("billing", 0.12);

    private final String label;
    private final double share;

    Issue(String label, double share) {
        this.label = label;
        this.share = share;
    }

    String label() {
        return label;
    }

    double share() {
        return share;
    }
}
