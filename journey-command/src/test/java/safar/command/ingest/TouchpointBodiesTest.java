package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.IngestServer.assertRefused;
import static safar.command.ingest.IngestServer.rejected;
import static safar.command.ingest.Samples.purchase;
import static safar.command.ingest.Samples.with;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TouchpointBodiesTest {

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
    void lines_are_taken_and_a_bad_line_rejects_only_itself() throws Exception {
        var lines = String.join(
                "\n",
                purchase("o-1").toString(),
                "",
                "{\"id\": ",
                purchase("o-2") + "\r",
                "  \t",
                purchase("o-3") + " x",
                purchase("o-4").toString() + purchase("o-5"),
                "{\"id\": 1e99999999999}",
                purchase("o-6").toString());

        var answer = SERVER.post(NDJSON, lines);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVER.ids()).containsExactly("o-1", "o-2", "o-6");
        assertThat(rejected(answer)).containsExactly(1, 3, 4, 5);
    }

    @Test
    void a_line_that_is_no_utf_8_rejects_only_itself() throws Exception {
        var body = new ByteArrayOutputStream();
        body.write((purchase("o-1") + "\n{\"id\": \"").getBytes(StandardCharsets.UTF_8));
        body.write(0xff);
        body.write(("\"}\n" + purchase("o-2")).getBytes(StandardCharsets.UTF_8));

        var answer = SERVER.send(SERVER.request(NDJSON), BodyPublishers.ofByteArray(body.toByteArray()));

        assertThat(SERVER.ids()).containsExactly("o-1", "o-2");
        assertThat(rejected(answer)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", NDJSON})
    void a_byte_order_mark_does_not_count(String type) throws Exception {
        assertThat(SERVER.post(type, "\ufeff" + purchase("o-1")).body()).startsWith("{\"accepted\":1,");
    }

    @Test
    void a_name_that_stands_twice_rejects_only_its_element() throws Exception {
        var twice = "{\"id\":\"o-2\",\"data\":{\"a\":[1,{\"b\":1,\"b\":{\"c\":[2]},\"d\":3}]},\"e\":[[]]}";

        var answer = SERVER.post(
                "application/json", "[%s,%s,[%s],%s]".formatted(purchase("o-1"), twice, twice, purchase("o-3")));

        assertThat(SERVER.ids()).containsExactly("o-1", "o-3");
        assertThat(rejected(answer)).containsExactly(1, 2);
        assertThat(rejected(SERVER.post("application/json", twice))).containsExactly(0);
    }

    @Test
    void a_number_beyond_all_measure_rejects_only_its_element() throws Exception {
        for (var number : new String[] {"1e999999999", "1e99999999999", "100e2147483647"}) {
            var huge = with(purchase("o-2"), "/data/note", "'N'").toString().replace("\"N\"", number);

            assertThat(rejected(SERVER.post("application/json", "[%s,%s]".formatted(huge, purchase("o-1")))))
                    .containsExactly(0);
        }
        assertThat(SERVER.ids()).containsExactly("o-1");
    }

    @Test
    void text_that_is_half_a_character_is_answered_without_repeating_it() throws Exception {
        var answer = SERVER.post(
                "application/json", "[{\"id\":\"\\ud800\",\"type\":\"\\udfff\"},%s]".formatted(purchase("o-1")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(rejected(answer)).containsExactly(0);
    }

    @Test
    void text_of_any_script_comes_in_as_it_is() throws Exception {
        var text = "چای 👩‍👩‍👧 𝔗 \u200f";

        SERVER.post("application/json; charset=UTF-8", purchase(text).toString());

        assertThat(SERVER.ids()).containsExactly(text);
    }

    @Test
    void a_deep_element_rejects_only_itself() throws Exception {
        var deep = "{\"id\":\"o-2\",\"x\":" + "[".repeat(400) + "]".repeat(400) + "}";

        assertThat(rejected(SERVER.post("application/json", "[%s,%s]".formatted(deep, purchase("o-1")))))
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "x",
                "5",
                "null",
                "\"text\"",
                "{",
                "[",
                "[{]",
                "[{}",
                "{}{}",
                "{} x",
                "[] []",
                "[{}] x",
                "[{},]",
                "{'id': 'o-1'}",
                "[NaN]",
                "[{\"total\": NaN}]",
                "<touchpoint/>"
            })
    void a_body_that_is_no_json_is_refused_and_nothing_of_it_is_taken(String body) throws Exception {
        assertRefused(SERVER.post("application/json", body), 400, "unreadable-body");
        assertRefused(
                SERVER.post("application/json", "[%s,%s".formatted(purchase("o-1"), body)), 400, "unreadable-body");

        assertThat(SERVER.log().events()).isEmpty();
    }

    @Test
    void a_refusal_says_where_the_error_is_and_not_what_is_written_there() throws Exception {
        var answer = SERVER.post("application/json", "[{},\n {\"id\": secret}]");

        assertThat(answer.body())
                .contains("\"detail\":\"expected JSON, found an error in line 2, column ")
                .doesNotContain("secret");
    }

    @Test
    void nesting_without_end_is_refused() throws Exception {
        assertRefused(SERVER.post("application/json", "[".repeat(100_000)), 400, "unreadable-body");
        assertRefused(SERVER.post("application/json", "{\"a\":".repeat(100_000)), 400, "unreadable-body");
    }

    @Test
    void nothing_is_taken_of_nothing() throws Exception {
        var nothing = "{\"accepted\":0,\"duplicates\":0,\"rejected\":[],\"position\":0}";

        assertThat(SERVER.post("application/json", "[]").body()).isEqualTo(nothing);
        assertThat(SERVER.post(NDJSON, "").body()).isEqualTo(nothing);
        assertThat(SERVER.post(NDJSON, "\n\n").body()).isEqualTo(nothing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/*",
                "application/json; charset=ISO-8859-1",
                "application/x-ndjson; charset=utf-16",
                "application/json; charset=klingon",
                "json"
            })
    void a_content_type_that_is_not_taken_is_refused(String type) throws Exception {
        assertRefused(SERVER.post(type, purchase("o-1").toString()), 415, "unknown-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "Application/JSON; charset=\"UTF-8\"",
                "application/json; charset=us-ascii",
                "application/x-ndjson; charset=utf-8",
                "application/cloudevents+json; charset=utf-8"
            })
    void a_content_type_may_name_its_charset(String type) throws Exception {
        assertThat(SERVER.post(type, purchase("o-1").toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_without_a_type_is_json() throws Exception {
        var request = SERVER.request();

        assertThat(SERVER.send(request, BodyPublishers.ofString(purchase("o-1").toString()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void text_that_is_no_utf_8_is_refused() throws Exception {
        var body = purchase("o-é").toString().getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(
                SERVER.send(SERVER.request("application/json"), BodyPublishers.ofByteArray(body)),
                400,
                "unreadable-body");
    }
}
