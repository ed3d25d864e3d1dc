package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.IngestServer.assertRefused;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.minimal;
import static safar.command.ingest.Samples.purchase;
import static safar.command.ingest.Samples.without;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import safar.contract.identity.Identifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class CloudEventsTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final IngestServer SERVER = new IngestServer();

    @BeforeEach
    void startEmpty() {
        SERVER.log().forget();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_cloud_event_stands_in_for_what_its_touchpoint_leaves_out() throws Exception {
        var event = cloudEvent("o-1", without(minimal("purchase"), "/customer"));

        assertThat(SERVER.post("application/cloudevents+json", event.toString()).body())
                .startsWith("{\"accepted\":1,");
        assertThat(SERVER.log().events()).singleElement().satisfies(decided -> {
            var touch = decided.event().touch();
            assertThat(touch.id()).isEqualTo("o-1");
            assertThat(touch.source()).isEqualTo("/till/7");
            assertThat(touch.occurredAt()).isEqualTo("2026-05-03T11:00:00Z");
            assertThat(touch.stream()).isEqualTo(Samples.KEY.stream(Identifier.parse("email:ada@example.org")));
        });
    }

    @Test
    void what_the_touchpoint_says_itself_counts_more_than_its_envelope() throws Exception {
        var touchpoint = purchase("o-own");

        SERVER.post(
                "application/cloudevents+json",
                cloudEvent("o-1", touchpoint).set("data", touchpoint).toString());

        assertThat(SERVER.ids()).containsExactly("o-own");
        assertThat(SERVER.log().events().getFirst().event().touch().source()).isEqualTo("webshop");
        assertThat(SERVER.log().events().getFirst().event().touch().identifiers())
                .hasSize(1);
    }

    @Test
    void cloud_events_come_in_batches_lines_and_among_touchpoints_too() throws Exception {
        var data = without(minimal("purchase"), "/customer");

        SERVER.post("application/cloudevents-batch+json", array(cloudEvent("o-1", data), cloudEvent("o-2", data)));
        SERVER.post(NDJSON, cloudEvent("o-3", data) + "\n" + cloudEvent("o-4", data));
        SERVER.post("application/json", array(cloudEvent("o-5", data), purchase("o-6")));

        assertThat(SERVER.ids()).containsExactly("o-1", "o-2", "o-3", "o-4", "o-5", "o-6");
    }

    @Test
    void a_cloud_event_may_be_told_in_headers() throws Exception {
        var data = minimal("purchase");
        for (var name : new String[] {"id", "source", "type", "occurredAt", "customer"}) {
            data.remove(name);
        }
        var request = SERVER.request("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "o-%E2%82%AC")
                .header("ce-source", "/till/7")
                .header("ce-type", "safar.touchpoint.purchase.v1")
                .header("ce-time", "2026-05-03T11:00:00Z")
                .header("ce-subject", "email:ada@example.org");

        assertThat(SERVER.send(request, BodyPublishers.ofString(data.toString()))
                        .body())
                .startsWith("{\"accepted\":1,");
        assertThat(SERVER.ids()).containsExactly("o-€");
    }

    @Test
    void a_cloud_event_header_that_cannot_be_decoded_is_refused() throws Exception {
        var request = SERVER.request("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "100%");

        assertRefused(SERVER.send(request, BodyPublishers.ofString("{}")), 400, "unreadable-body");
    }

    @Test
    void a_cloud_event_without_a_touchpoint_is_rejected_by_its_id() throws Exception {
        var answer = SERVER.post(
                "application/cloudevents+json", "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"type\":5,\"data\":\"x\"}");

        assertThat(answer.body()).contains("\"index\":0,\"id\":\"e-1\"").contains("/problems/invalid-touchpoint");
    }

    private static String array(JsonNode... elements) {
        return Arrays.toString(elements);
    }

    private static ObjectNode cloudEvent(String id, JsonNode data) {
        var event = (ObjectNode) json("""
                {'specversion': '1.0', 'source': '/till/7', 'type': 'safar.touchpoint.purchase.v1', 'time': '2026-05-03T11:00:00Z',
                 'subject': 'email:ada@example.org', 'datacontenttype': 'application/json', 'traceparent': '00-ab'}""");
        event.put("id", id);
        var rest = data.deepCopy();
        for (var name : new String[] {"id", "source", "type", "occurredAt"}) {
            rest = without(rest, "/" + name);
        }
        event.set("data", rest);
        return event;
    }
}
