package safar.app.demo;

import tools.jackson.databind.node.ObjectNode;

/** A conversation on the telephone: who rang whom, about what, and how it ended. */
record Call(String direction, String topic, String outcome) {

    static Call in(String topic, String outcome) {
        return new Call("inbound", topic, outcome);
    }

    static Call out(String topic, String outcome) {
        return new Call("outbound", topic, outcome);
    }

    void ring(Narrator narrator) {
        Dice dice = narrator.dice();
        ObjectNode data = Json.object()
                .put("direction", direction)
                .put("topic", topic)
                .put("agent", dice.oneOf(narrator.lines("agents")))
                .put("waitSeconds", direction.equals("inbound") ? dice.between(5, 900) : 0)
                .put("talkSeconds", dice.between(60, 1_200))
                .put("outcome", outcome);
        narrator.write(Channel.PHONE, new Deed("call", data).costing("4.50"));
    }
}
