package safar.command.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.Samples.NOW;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.minimal;
import static safar.command.ingest.Samples.with;
import static safar.command.ingest.Samples.without;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import safar.command.ingest.Problem.FieldError;
import safar.contract.identity.Identifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

class RefusedTouchpointTest {

    static final List<String> TYPES = Samples.TYPES;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", quoteCharacter = '`', textBlock = """
            id         |                              | is required
            id         | null                         | is required
            id         | ''                           | expected some text
            id         | ' \\t '                      | expected some text
            id         | '\\u200f\\ufeff\\u00a0'      | expected some text
            id         | 'o\\u00001'                  | expected text without NUL characters and unpaired surrogates
            id         | 'o\\ud800'                   | expected text without NUL characters and unpaired surrogates
            id         | 'o\\n1'                      | expected one line without control characters
            id         | 'o\\u00851'                  | expected one line without control characters
            id         | 1.5                          | expected a string
            id         | 1e3                          | expected a string
            id         | true                         | expected a string
            id         | ['o-1']                      | expected a string
            id         | {'a': 1}                     | expected a string
            source     |                              | is required
            source     | ' '                          | expected some text
            type       |                              | is required
            type       | 5                            | expected one of purchase, return, complaint, survey-answer, call, page-view, message, visit, custom, identify, alias, consent, found '5'
            type       | 'Purchase'                   | expected one of purchase, return, complaint, survey-answer, call, page-view, message, visit, custom, identify, alias, consent, found 'Purchase'
            occurredAt |                              | is required
            occurredAt | '2026-05-05T00:00:00.001Z'   | expected a time at most 24 hours ahead, found 2026-05-05T00:00:00.001Z
            occurredAt | '+999999999-12-31T23:59:59Z' | expected a time at most 24 hours ahead, found +999999999-12-31T23:59:59Z
            occurredAt | '1899-12-31T23:59:59Z'       | expected a time since 1900, found 1899-12-31T23:59:59Z
            occurredAt | '1900-01-01T00:00:00+00:01'  | expected a time since 1900, found 1899-12-31T23:59:00Z
            occurredAt | '-0001-01-01T00:00:00Z'      | expected a time since 1900, found -0001-01-01T00:00:00Z
            occurredAt | '2026-05-03T10:00:00'        | expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found '2026-05-03T10:00:00'
            occurredAt | '2026-02-30T10:00:00Z'       | expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found '2026-02-30T10:00:00Z'
            occurredAt | '2026-05-03'                 | expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found '2026-05-03'
            occurredAt | 'yesterday'                  | expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found 'yesterday'
            occurredAt | 1777802400000                | expected a time of RFC 3339 such as 2026-05-03T10:00:00Z, found '1777802400000'
            occurredAt | {}                           | expected a string
            revision   | -1                           | expected a whole number from 0 to 2147483647
            revision   | 2147483648                   | expected a whole number from 0 to 2147483647
            revision   | 1.0                          | expected a whole number from 0 to 2147483647
            revision   | '1'                          | expected a whole number from 0 to 2147483647
            channel    | 'web!'                       | expected 1 to 40 characters a-z, 0-9 and -, found 'web!'
            channel    | 'فروشگاه'                    | expected 1 to 40 characters a-z, 0-9 and -, found 'فروشگاه'
            channel    | {}                           | expected a string
            customer   |                              | is required
            customer   | null                         | is required
            customer   | 'u-7'                        | expected an object
            customer   | ['u-7']                      | expected an object
            customer   | {}                           | expected at least one of userId, loyaltyCard, email, phone, anonymousId
            customer   | {'userId': null}             | expected at least one of userId, loyaltyCard, email, phone, anonymousId
            customer   | {'traits': {'name': 'Ada'}}  | expected at least one of userId, loyaltyCard, email, phone, anonymousId
            data       | []                           | expected an object
            data       | 'x'                          | expected an object
            context    | []                           | expected an object
            cost       | 5                            | expected an object
            """)
    void a_bad_head_is_refused_where_it_is_bad(String name, @Nullable String value, String detail) {
        var good = minimal("identify");

        var bad = value == null ? without(good, "/" + name) : with(good, "/" + name, value);

        assertThat(faults(bad)).containsExactly(new FieldError("/" + name, detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            userId      | ' '                      | /customer             | expected at least one of userId, loyaltyCard, email, phone, anonymousId
            userId      | false                    | /customer/userId      | expected a string
            userId      | 'u\\u00077'              | /customer/userId      | expected one line without control characters
            phone       | 4.930123e6               | /customer/phone       | expected a string
            phone       | 'abc'                    | /customer/phone       | expected a phone of 1 to 320 characters, found 0
            phone       | '+'                      | /customer/phone       | expected a phone of 1 to 320 characters, found 0
            phone       | '00'                     | /customer/phone       | expected a phone of 1 to 320 characters, found 0
            email       | ['ada@example.org']      | /customer/email       | expected a string
            traits      | 'Ada'                    | /customer/traits      | expected an object
            facebookId  | '5'                      | /customer/facebookId  | is not a known kind of identifier
            Email       | 'ada@example.org'        | /customer/Email       | is not a known kind of identifier
            a~1b~0c     | '5'                      | /customer/a~1b~0c     | is not a known kind of identifier
            """)
    void a_customer_that_cannot_be_told_is_refused(String name, String value, String pointer, String detail) {
        var anonymous = name.equals("userId") ? without(minimal("visit"), "/customer/userId") : minimal("visit");

        assertThat(faults(with(anonymous, "/customer/" + name, value)))
                .containsExactly(new FieldError(pointer, detail));
    }

    @Test
    void an_identifier_that_grows_too_long_by_its_normal_form_is_refused() {
        var ligatures = "\ufdfa".repeat(Identifier.MAX_LENGTH);

        assertThat(faults(Samples.about(minimal("visit"), "userId", ligatures)))
                .containsExactly(
                        new FieldError("/customer/userId", "expected a userId of 1 to 320 characters, found 5760"));
    }

    @ParameterizedTest
    @CsvSource({
        "purchase,orderId",
        "purchase,total",
        "return,orderId",
        "return,refund",
        "complaint,product",
        "complaint,issue",
        "survey-answer,surveyId",
        "survey-answer,kind",
        "call,direction",
        "page-view,url",
        "message,direction",
        "message,medium",
        "visit,place",
        "custom,name",
        "consent,purpose",
        "consent,given"
    })
    void each_required_field_is_missed(String type, String field) {
        var pointer = "/data/" + field;

        assertThat(faults(without(minimal(type), pointer)))
                .isEqualTo(faults(with(minimal(type), pointer, "null")))
                .containsExactly(new FieldError(pointer, "is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nps", "csat", "ces"})
    void a_standard_question_needs_a_score(String kind) {
        var answer = with(minimal("survey-answer"), "/data/kind", "'%s'".formatted(kind));

        assertThat(faults(answer)).containsExactly(new FieldError("/data/score", "is required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nps  | 11   | expected 0 to 10, found 11
            nps  | -1   | expected 0 to 10, found -1
            nps  | 9.5  | expected a whole number, found 9.5
            csat | 0    | expected 1 to 5, found 0
            csat | 6    | expected 1 to 5, found 6
            ces  | 0    | expected 1 to 7, found 0
            ces  | 8    | expected 1 to 7, found 8
            ces  | 1.01 | expected a whole number, found 1.01
            """)
    void a_score_off_its_scale_is_refused(String kind, String score, String detail) {
        var data = "{'surveyId': 's-1', 'kind': '%s', 'score': %s}".formatted(kind, score);

        assertThat(faults(with(minimal("survey-answer"), "/data", data)))
                .containsExactly(new FieldError("/data/score", detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            purchase      | total         | 34.90                                     | /data/total           | expected an object
            purchase      | total         | {'amount': -0.01, 'currency': 'EUR'}      | /data/total/amount    | expected 0 or more, found -0.01
            purchase      | total         | {'amount': '34.90', 'currency': 'EUR'}    | /data/total/amount    | expected a number
            purchase      | total         | {'amount': 'NaN', 'currency': 'EUR'}      | /data/total/amount    | expected a number
            purchase      | total         | {'amount': null, 'currency': 'EUR'}       | /data/total/amount    | is required
            purchase      | total         | {'amount': 1e30, 'currency': 'EUR'}       | /data/total/amount    | expected at most 30 digits, 12 of them after the point
            purchase      | total         | {'amount': 1e-13, 'currency': 'EUR'}      | /data/total/amount    | expected at most 30 digits, 12 of them after the point
            purchase      | total         | {'amount': 1}                             | /data/total/currency  | is required
            purchase      | total         | {'amount': 1, 'currency': 'EURO'}         | /data/total/currency  | expected a currency code of ISO 4217, found 'EURO'
            purchase      | total         | {'amount': 1, 'currency': 'ZZZ'}          | /data/total/currency  | expected a currency code of ISO 4217, found 'ZZZ'
            purchase      | total         | {'amount': 1, 'currency': '€'}            | /data/total/currency  | expected a currency code of ISO 4217, found '€'
            purchase      | items         | {'sku': 'A-1'}                            | /data/items           | expected an array of at most 1500 objects
            purchase      | items         | [{'sku': 'A-1'}, 'A-2']                   | /data/items/1         | expected an object
            purchase      | items         | [{'quantity': 'two'}]                     | /data/items/0/quantity | expected a number
            purchase      | orderId       | ['1001']                                  | /data/orderId         | expected a string
            return        | refund        | {'amount': -1, 'currency': 'EUR'}         | /data/refund/amount   | expected 0 or more, found -1
            return        | items         | [{}, {'unitPrice': {}}]                   | /data/items/1/unitPrice | expected a number
            survey-answer | kind          | 'smile'                                   | /data/kind            | expected one of nps, csat, ces, kano, custom, found 'smile'
            survey-answer | score         | '9'                                       | /data/score           | expected a number
            survey-answer | answers       | [1, 2]                                    | /data/answers         | expected an object
            call          | direction     | 'sideways'                                | /data/direction       | expected one of inbound, outbound, found 'sideways'
            call          | waitSeconds   | -1                                        | /data/waitSeconds     | expected 0 or more, found -1
            call          | talkSeconds   | 'long'                                    | /data/talkSeconds     | expected a number
            message       | medium        | 'pigeon'                                  | /data/medium          | expected one of email, sms, whatsapp, telegram, chat, social, found 'pigeon'
            message       | event         | 'lost'                                    | /data/event           | expected one of sent, delivered, opened, clicked, replied, bounced, unsubscribed, found 'lost'
            page-view     | product       | 'A-1'                                     | /data/product         | expected an object
            visit         | minutes       | -0.5                                      | /data/minutes         | expected 0 or more, found -0.5
            custom        | properties    | 5                                         | /data/properties      | expected an object
            consent       | given         | 'yes'                                     | /data/given           | expected true or false
            """)
    void a_bad_field_is_refused_where_it_is_bad(
            String type, String field, String value, String pointer, String detail) {
        assertThat(faults(with(minimal(type), "/data/" + field, value)))
                .containsExactly(new FieldError(pointer, detail));
    }

    @ParameterizedTest
    @CsvSource({
        "purchase,/id,200",
        "purchase,/source,200",
        "purchase,/channel,40",
        "purchase,/customer/userId,320",
        "purchase,/data/orderId,200",
        "complaint,/data/issue,2000",
        "complaint,/data/narrative,32768",
        "survey-answer,/data/verbatim,32768",
        "page-view,/data/url,2000",
        "message,/data/campaign,200"
    })
    void a_text_may_have_its_length_and_no_more(String type, String pointer, int most) {
        var longest = JsonNodeFactory.instance.stringNode("x".repeat(most));
        var longer = JsonNodeFactory.instance.stringNode("x".repeat(most + 1));

        assertThat(reading(with(minimal(type), pointer, longest)).rejection()).isNull();
        assertThat(faults(with(minimal(type), pointer, longer)))
                .containsExactly(
                        new FieldError(pointer, "expected at most %d characters, found %d".formatted(most, most + 1)));
    }

    @Test
    void too_many_items_are_refused() {
        var items =
                IntStream.rangeClosed(0, Limits.ITEMS).mapToObj(_ -> "{}").collect(Collectors.joining(",", "[", "]"));

        assertThat(faults(with(minimal("purchase"), "/data/items", items)))
                .containsExactly(new FieldError("/data/items", "expected an array of at most 1500 objects"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customer/traits/note", "/context/note", "/data/note", "/note"})
    void a_touchpoint_that_is_too_long_is_refused_wherever_it_is_long(String pointer) {
        var text = JsonNodeFactory.instance.stringNode("x".repeat(Limits.ELEMENT));

        assertThat(faults(with(minimal("visit"), pointer, text)))
                .containsExactly(
                        new FieldError("", "expected a touchpoint of at most %d characters".formatted(Limits.ELEMENT)));
    }

    @Test
    void of_a_touchpoint_that_is_too_long_nothing_else_is_told() {
        var touchpoint = minimal("visit");
        IntStream.range(0, 100_000)
                .forEach(i -> touchpoint.withObject("/customer").put("id-" + i, i));

        assertThat(faults(touchpoint)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customer/traits/x", "/context/x", "/data/x", "/x"})
    void what_is_nested_too_deep_is_refused(String pointer) {
        var steps = Limits.DEPTH - (int) pointer.chars().filter(c -> c == '/').count();
        var deep = json("[".repeat(steps + 1) + "]".repeat(steps + 1));

        assertThat(faults(with(minimal("visit"), pointer, deep)))
                .containsExactly(new FieldError(pointer + "/0".repeat(steps), "expected at most 32 levels of nesting"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e-999999999",
                "10e2147483647",
                "100e2147483647",
                "1e101",
                "1e-101",
                "0e-2147483647"
            })
    void a_number_that_nobody_could_write_out_is_refused_wherever_it_is(String number) {
        for (var pointer : List.of("/customer/traits/x", "/context/x", "/data/x", "/data/total/amount", "/x")) {
            assertThat(faults(with(minimal("purchase"), pointer, number)))
                    .containsExactly(new FieldError(pointer, "expected a number of at most 100 digits"));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void what_is_no_number_is_refused(double number) {
        assertThat(faults(with(minimal("visit"), "/data/minutes", DoubleNode.valueOf(number))))
                .containsExactly(new FieldError("/data/minutes", "expected a number"));
    }

    @Test
    void what_is_no_text_is_refused_wherever_it_is() {
        var broken = JsonNodeFactory.instance.stringNode("tea \udc00");
        for (var pointer :
                List.of("/customer/email", "/customer/traits/x", "/context/x", "/data/x", "/x", "/occurredAt")) {
            assertThat(faults(with(minimal("visit"), pointer, broken)))
                    .containsExactly(
                            new FieldError(pointer, "expected text without NUL characters and unpaired surrogates"));
        }
    }

    @Test
    void a_name_that_is_no_text_is_refused_without_being_repeated() {
        var touchpoint = minimal("visit");
        touchpoint.withObject("/customer").put("\ud800", 1);
        touchpoint.withObject("/data").put("a\u0000", 1);

        assertThat(faults(touchpoint)).extracting(FieldError::pointer).containsExactly("/data", "/customer");
    }

    @Test
    void what_the_context_says_too_is_refused_rather_than_lost() {
        var touchpoint = with(minimal("visit").put("shop", "north"), "/context", "{'shop': 'south'}");

        assertThat(faults(touchpoint)).containsExactly(new FieldError("/shop", "is in the context too"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var touchpoint = json("""
                {'id': '', 'type': 'purchase', 'occurredAt': 'soon', 'channel': '?', 'customer': {'phone': 'x', 'fax': 'y'},
                 'cost': {'amount': -1, 'currency': 'nix'}, 'data': {'total': {}, 'items': [{}, 5]}}""");

        assertThat(faults(touchpoint))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/id",
                        "/source",
                        "/occurredAt",
                        "/channel",
                        "/customer/phone",
                        "/customer/fax",
                        "/cost/amount",
                        "/cost/currency",
                        "/data/orderId",
                        "/data/total/amount",
                        "/data/total/currency",
                        "/data/items/1");
    }

    @Test
    void no_more_is_told_than_anybody_reads() {
        var items = "5,".repeat(999) + "5";

        assertThat(faults(with(minimal("purchase"), "/data/items", "[%s]".formatted(items))))
                .hasSize(Limits.FAULTS);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void every_type_needs_a_customer(String type) {
        assertThat(faults(without(minimal(type), "/customer")))
                .containsExactly(new FieldError("/customer", "is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "'x'", "null", "true", "[]", "[{}]"})
    void what_is_no_object_is_unreadable(String element) {
        assertThat(rejection(json(element)))
                .isEqualTo(new Rejection(
                        7, null, Problem.unreadable("expected a JSON object in which each name stands once")));
    }

    @Test
    void what_could_not_be_read_at_all_is_unreadable() {
        assertThat(rejection(MissingNode.getInstance()).problem().type()).isEqualTo("/problems/unreadable");
    }

    @Test
    void a_rejection_names_the_element_and_says_the_first_thing_that_is_wrong() {
        assertThat(rejection(without(minimal("visit"), "/data/place")))
                .isEqualTo(new Rejection(
                        7,
                        "o-1001",
                        new Problem(
                                "/problems/invalid-touchpoint",
                                "The touchpoint is not valid",
                                422,
                                "/data/place: is required",
                                List.of(new FieldError("/data/place", "is required")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "{}", "null", "'\\ud800'", "'\\u0000'"})
    void an_id_that_is_none_is_not_repeated(String id) {
        assertThat(rejection(with(minimal("visit"), "/id", id)).id()).isNull();
    }

    @Test
    void an_id_that_is_too_long_is_not_repeated() {
        assertThat(rejection(minimal("visit").put("id", "x".repeat(Limits.NAME + 1)))
                        .id())
                .isNull();
    }

    private static List<FieldError> faults(JsonNode touchpoint) {
        return rejection(touchpoint).problem().errors();
    }

    private static Rejection rejection(JsonNode element) {
        var reading = reading(element);
        assertThat(reading.candidate()).isNull();
        return requireNonNull(reading.rejection());
    }

    private static TouchpointReader.Reading reading(JsonNode element) {
        return new TouchpointReader(Samples.KEY).read(7, element, NOW);
    }
}
