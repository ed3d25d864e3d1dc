package safar.app.demo;

import java.util.List;

/** What goes wrong; each has a list of narratives under its label. */
enum Issue {
    LATE_DELIVERY("late-delivery", 0.45, "deliveries"),
    DAMAGED_GOODS("damaged-goods", 0.25, "warehouse"),
    WRONG_ITEM("wrong-item", 0.18, "warehouse"),
    BILLING("billing", 0.12, "billing");

    private final String label;
    private final double share;
    private final String team;

    Issue(String label, double share, String team) {
        this.label = label;
        this.share = share;
        this.team = team;
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
        return switch (this) {
            case LATE_DELIVERY -> List.of("delivery", "delivery", "third-party");
            case DAMAGED_GOODS -> List.of("delivery", "product");
            case WRONG_ITEM -> List.of("process", "process", "people");
            case BILLING -> List.of("process", "pricing", "information");
        };
    }
}
