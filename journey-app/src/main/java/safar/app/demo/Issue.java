package safar.app.demo;

import java.util.List;

/** What goes wrong; each has a list of narratives under its label. */
enum Issue {
    LATE_DELIVERY("late-delivery", 0.45, "deliveries", "delivery", "delivery", "third-party"),
    DAMAGED_GOODS("damaged-goods", 0.25, "warehouse", "delivery", "product"),
    WRONG_ITEM("wrong-item", 0.18, "warehouse", "process", "process", "people"),
    BILLING("billing", 0.12, "billing", "process", "pricing", "information");

    private final String label;
    private final double share;
    private final String team;
    private final List<String> rootCauses;

    Issue(String label, double share, String team, String... rootCauses) {
        this.label = label;
        this.share = share;
        this.team = team;
        this.rootCauses = List.of(rootCauses);
    }

    String label() {
        return label;
    }

    double share() {
        return share;
    }

    /** Who looks after it in the shop. */
    String team() {
        return team;
    }

    /** What lies behind it, the likelier the more often. */
    List<String> rootCauses() {
        return rootCauses;
    }
}
