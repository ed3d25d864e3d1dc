package safar.app.demo;

import tools.jackson.databind.node.ObjectNode;

/** A message between shop and customer; the campaign is empty where it belongs to none. */
record Letter(Channel medium, String subject, String campaign) {

    Letter(Channel medium, String subject) {
        this(medium, subject, "");
    }

    /** The shop's message goes out and arrives. */
    void post(Narrator narrator) {
        post(narrator, "delivered");
    }

    /** The shop's message goes out and fares as said. */
    void post(Narrator narrator, String fate) {
        narrator.write(medium, outbound("sent").costing("0.01"));
        narrator.later(narrator.dice().minutes(1, 4));
        narrator.write(medium, outbound(fate));
    }

    Deed outbound(String event) {
        return deed("outbound", event);
    }

    Deed inbound() {
        return deed("inbound", "replied");
    }

    private Deed deed(String direction, String event) {
        ObjectNode data = Json.object()
                .put("direction", direction)
                .put("medium", medium.label())
                .put("subject", subject)
                .put("event", event);
        return new Deed("message", campaign.isEmpty() ? data : data.put("campaign", campaign));
    }
}
