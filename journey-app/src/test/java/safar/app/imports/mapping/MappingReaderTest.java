package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private static final String GOOD = """
            source: shop
            input: {header: true}
            key: "${no}"
            touchpoints:
              - type: purchase
                set:
                  /id: "${no}"
                  /occurredAt: {from: "${day}", as: time, formats: ["dd.MM.yyyy"], zone: Europe/Berlin}
                  /customer/userId: "${customer}"
                  /data/orderId: "${no}"
                  /data/total: {from: "${total}", as: money, currency: EUR}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source: shop           | sauce: shop            | sauce: expected one of the keys [input, key, match, sameKey, set, skip, source, touchpoints, within], found 'sauce'
            source: shop           | source: [shop]         | source: expected a text, found ["shop"]
            header: true           | header: yes            | input.header: expected true or false, found "yes"
            header: true           | header: false          | input.columns: expected a list of columns, found nothing
            header: true           | columns: [a]           | input.columns: expected no columns, because the header names them, found ["a"]
            header: true           | charset: latin-17      | input.charset: expected a charset, found "latin-17"
            header: true           | format: xlsx           | input.format: expected one of [blanks, delimited], found "xlsx"
            header: true           | quote: ab              | input.quote: expected one character, found "ab"
            key: "${no}"           | key: "${@key}"         | key: expected a template of columns, found "${@key}"
            key: "${no}"           | sameKey: join          | key: expected a template, because rows of one key are to be joined, found nothing
            key: "${no}"           | within: 9              | within: expected nothing, because rows are joined only with sameKey: join, found 9
            source: shop           | match: first           | source: expected a text, found nothing
            type: purchase         | type: buy              | touchpoints[0].type: expected one of [alias, call, complaint, consent, custom, identify, message, page-view, purchase, return, survey-answer, visit], found "buy"
            type: purchase         | type: return           | touchpoints[0].set: expected /data/refund to be set for a return
            /customer/userId       | /customer/name         | touchpoints[0].set./customer/name: expected /id, /channel, /occurredAt, /revision, /cost, /customer/ with one of [userId, loyaltyCard, email, phone, anonymousId] or traits, /data/... or /context/...
            /customer/userId       | /context/user          | touchpoints[0].set: expected /customer to be set for a purchase
            /data/orderId: "${no}" | /data/order: "${no}"   | touchpoints[0].set: expected /data/orderId to be set for a purchase
            Europe/Berlin          | Europe/Atlantis        | touchpoints[0].set./occurredAt.zone: expected a time zone such as Europe/London, found "Europe/Atlantis"
            , zone: Europe/Berlin  | ,                      | touchpoints[0].set./occurredAt.zone: expected a time zone such as Europe/London, found nothing
            dd.MM.yyyy             | dd.MM.yyyy{            | touchpoints[0].set./occurredAt.formats[0]: expected iso, epoch-seconds, epoch-millis or a pattern such as dd.MM.yyyy HH:mm, found "dd.MM.yyyy{"
            as: time               | as: date               | touchpoints[0].set./occurredAt.as: expected one of [integer, money, number, text, time], found "date"
            currency: EUR          | currency: EURO         | touchpoints[0].set./data/total.currency: expected an ISO 4217 currency, found "EURO"
            currency: EUR          | currenzy: EUR          | touchpoints[0].set./data/total.currenzy: expected one of the keys [as, currency, default, each, formats, from, locale, negate, sum, times, values, when, zone], found 'currenzy'
            currency: EUR          | zone: UTC              | touchpoints[0].set./data/total.zone: 'zone' means nothing for a value read as money
            touchpoints:           | touchpoints: {         | the mapping: expected YAML
            key:                   | source:                | the mapping: expected YAML
            """)
    void a_mapping_that_is_wrong_says_where_and_what_was_expected(String good, String wrong, String message) {
        assertThatThrownBy(() -> MappingReader.read(GOOD.replace(good, wrong)))
                .isInstanceOf(InvalidMapping.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_field_and_a_part_of_it_cannot_both_be_set() {
        assertThatThrownBy(() -> MappingReader.read(GOOD + "      /data/total/amount: 3\n"))
                .hasMessage(
                        "touchpoints[0].set: expected either /data/total or /data/total/amount to be set, found both");
    }

    @Test
    void rows_are_joined_within_a_bounded_distance() {
        assertThatThrownBy(() -> MappingReader.read(GOOD + "sameKey: join\nwithin: 0\n"))
                .hasMessage("within: expected a whole number from 1 to 1,000,000, found 0");
    }

    @Test
    void a_reason_that_would_never_be_counted_is_an_error() {
        assertThatThrownBy(
                        () -> MappingReader.read(GOOD.replace("set:", "otherwise: never\n    set:") + "match: first\n"))
                .hasMessage("touchpoints[0].otherwise: expected nothing,"
                        + " because with match: first only rows that nothing fits are counted, found \"never\"");
    }

    @Test
    void an_empty_file_is_no_mapping() {
        assertThatThrownBy(() -> MappingReader.read(""))
                .isInstanceOf(InvalidMapping.class)
                .hasMessage("the mapping: expected a map, found nothing");
    }
}
