package safar.query.customer;

import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.projection.journey.TouchKey;
import safar.projection.view.ViewJson;
import safar.query.complaint.CaseJson;
import tools.jackson.databind.node.ObjectNode;

/** An event of a complaint case as the journey of its customer shows it: in the form of a touchpoint, of channel {@code case}. */
public final class CaseEventJson {

    static final String CHANNEL = "case";

    private CaseEventJson() {}

    public static ObjectNode of(Recorded<ComplaintEvent> recorded) {
        var event = recorded.event();
        var entry = event.entry();
        var key = TouchKey.of(entry);
        var json = ViewJson.ANSWERS.createObjectNode();
        json.put("eventId", recorded.id());
        json.put("source", key.source());
        json.put("id", key.id());
        json.put("type", CaseJson.type(event));
        json.put("channel", CHANNEL);
        json.put("occurredAt", entry.at().toString());
        json.put("recordedAt", recorded.at().toString());
        json.putObject("customer");
        var data = CaseJson.data(event);
        data.put("complaintId", entry.complaint().value());
        data.set("author", ViewJson.ANSWERS.valueToTree(entry.author()));
        json.set("data", data);
        return json;
    }
}
