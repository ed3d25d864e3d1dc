package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static final String SALES = """
            source: shop
            touchpoints:
              - type: purchase
                set:
                  /id: "${no}"
                  /channel: store
                  /occurredAt: {from: "${day}", as: time, formats: [dd.MM.yyyy], zone: Europe/Berlin}
                  /customer/userId: "${customer}"
                  /customer/anonymousId: "receipt-${no}"
                  /data/orderId: "${no}"
                  /data/total: {from: "${total}", as: money, currency: EUR}
                  /data/gift: true
            """;

    @TempDir
    private Path folder;

    @Test
    void a_row_becomes_the_touchpoint_that_the_mapping_says() throws IOException {
        var imported = Imported.table(folder, SALES, "no,day,customer,total\n7,03.05.2026,u-1,77.00\n");
        assertThat(imported.json())
                .containsExactly(
                        "{\"source\":\"shop\",\"type\":\"purchase\",\"id\":\"7\",\"channel\":\"store\","
                                + "\"occurredAt\":\"2026-05-02T22:00:00Z\","
                                + "\"customer\":{\"userId\":\"u-1\",\"anonymousId\":\"receipt-7\"},"
                                + "\"data\":{\"orderId\":\"7\",\"total\":{\"amount\":77.00,\"currency\":\"EUR\"},\"gift\":true}}");
    }

    @Test
    void what_is_blank_in_a_row_is_absent_in_its_touchpoint() throws IOException {
        var imported = Imported.table(folder, SALES, "no,day,customer,total\n7,03.05.2026, ,77.00\n");
        assertThat(imported.only().path("customer").propertyNames()).containsExactly("anonymousId");
    }

    @Test
    void decimals_stay_exact() throws IOException {
        var imported = Imported.table(folder, SALES, "no,day,customer,total\n7,03.05.2026,u-1,12345678901234.005\n");
        assertThat(imported.json().getFirst()).contains("\"amount\":12345678901234.005,");
    }

    @Test
    void a_row_that_cannot_be_read_is_refused_with_field_and_reason() throws IOException {
        var imported = Imported.table(folder, SALES, """
                no,day,customer,total
                1,31.02.2026,u-1,5
                2,03.05.2026,u-1,five
                3,03.05.2026,u-1,1e999999
                4,03.05.2026,u-1
                ,03.05.2026,u-1,5
                """);
        assertThat(imported.json()).isEmpty();
        assertThat(imported.refusals())
                .containsExactly(
                        "purchase: /occurredAt: expected a time written as dd.MM.yyyy, found '31.02.2026'",
                        "purchase: /data/total: expected a number, found 'five'",
                        "purchase: /data/total: expected a number of at most 30 digits, found '1e999999'",
                        "expected 4 fields, found 3",
                        "purchase: expected an id and a time, found [source, type, channel, occurredAt, customer, data]");
    }

    @Test
    void a_row_about_nobody_is_refused() throws IOException {
        var mapping = SALES.replace("      /customer/anonymousId: \"receipt-${no}\"\n", "");
        assertThat(Imported.table(folder, mapping, "no,day,customer,total\n7,03.05.2026,,5\n")
                        .refusals())
                .containsExactly("purchase: expected a customer, found every identifier blank");
    }

    @Test
    void a_quoted_field_may_hold_line_breaks_and_a_row_is_numbered_by_its_first_line() throws IOException {
        var imported = Imported.table(folder, noted(""), "id;note\n1;\"a; \"\"b\"\"\nand c\"\n2;plain\n");
        assertThat(imported.texts("/data/properties/note")).containsExactly("a; \"b\"\nand c", "plain");
        assertThat(imported.pieces())
                .extracting(piece -> piece.lines().getFirst().number())
                .containsExactly(2L, 4L);
    }

    @Test
    void gzip_and_a_byte_order_mark_make_no_difference() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("\uFEFFid;note\n1;سلام\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Imported.table(folder, noted(""), zipped.toByteArray()).texts("/data/properties/note"))
                .containsExactly("سلام");
    }

    @Test
    void a_table_may_be_in_another_charset_but_never_is_a_character_guessed() throws IOException {
        var table = "id;note\n1;café\n".getBytes(Charset.forName("windows-1252"));
        assertThat(Imported.table(folder, noted("charset: windows-1252"), table).texts("/data/properties/note"))
                .containsExactly("café");
        assertThatThrownBy(() -> Imported.table(folder, noted(""), table)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void a_table_without_a_header_is_read_by_the_names_the_mapping_gives() throws IOException {
        var imported = Imported.table(folder, noted("header: false, columns: [id, note]"), "1;first\n2;second\n");
        assertThat(imported.texts("/data/properties/note")).containsExactly("first", "second");
    }

    @Test
    void fields_may_be_parted_by_runs_of_blanks() throws IOException {
        var mapping = noted("").replace("separator: \";\"", "format: blanks");
        var imported = Imported.table(folder, mapping, " id  note\r\n 1    first \r\n\r\n 2\tsecond\r\n");
        assertThat(imported.texts("/data/properties/note")).containsExactly("first", "second");
        assertThat(imported.pieces())
                .extracting(piece -> piece.lines().getFirst().number())
                .containsExactly(2L, 4L);
    }

    @Test
    void words_for_nothing_are_nothing() throws IOException {
        var imported = Imported.table(folder, noted("blank: [N/A, \"-\"]"), "id;note\n1;N/A\n2;-\n3;N/A?\n");
        assertThat(imported.texts("/data/properties/note")).containsExactly("", "", "N/A?");
    }

    @Test
    void a_text_may_stand_for_a_value() throws IOException {
        var mapping = valued("{from: \"${v}\", values: {Yes: true, No: false, one: 1}}");
        var imported = Imported.table(folder, mapping, "v\nYes\nNo\none\nperhaps\n");
        assertThat(imported.touchpoints())
                .extracting(touchpoint -> touchpoint.at("/data/properties/v").toString())
                .containsExactly("true", "false", "1");
        assertThat(imported.refusals())
                .containsExactly("custom: /data/properties/v: expected one of [Yes, No, one], found 'perhaps'");
    }

    @Test
    void a_star_stands_for_any_other_text() throws IOException {
        var mapping = valued("{from: \"${v}\", values: {Web: web, \"*\": other}}");
        assertThat(Imported.table(folder, mapping, "v\nWeb\nFax\n").texts("/data/properties/v"))
                .containsExactly("web", "other");
    }

    @Test
    void a_default_takes_the_place_of_a_blank() throws IOException {
        var mapping = valued("{from: \"${v}\", as: integer, default: 0}");
        assertThat(Imported.table(folder, mapping, "v,w\n,x\n3,x\n").texts("/data/properties/v"))
                .containsExactly("0", "3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            as: number                 | 1234.50  | 1234.50
            as: number, locale: de-DE  | 1.234,50 | 1234.50
            as: number, locale: en-US  | 1,234.5  | 1234.5
            as: number, negate: true   | -3       | 3
            as: number, times: "${v}"  | 1.5      | 2.25
            as: integer                | 12.00    | 12
            as: money, currency: EUR   | 3.10     | {"amount":3.10,"currency":"EUR"}
            as: money, currency: "${c}"| 3.10     | {"amount":3.10,"currency":"USD"}
            """)
    void a_number_is_read_as_the_mapping_says(String how, String text, String expected) throws IOException {
        var mapping = valued("{from: \"${v}\", %s}".formatted(how));
        var touchpoint = Imported.table(folder, mapping, "v,c\n\"%s\",USD\n".formatted(text))
                .only();
        assertThat(touchpoint.at("/data/properties/v")).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,5      | as: number                | expected a number, found '1,5'
            1,2,3    | as: number, locale: en-US | expected a number, found '1,2,3'
            1.5      | as: integer               | expected a whole number, found 1.5
            """)
    void a_number_that_is_none_is_refused(String text, String how, String reason) throws IOException {
        var mapping = valued("{from: \"${v}\", %s}".formatted(how));
        assertThat(Imported.table(folder, mapping, "v\n\"%s\"\n".formatted(text))
                        .refusals())
                .containsExactly("custom: /data/properties/v: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-05-03T10:00:00+02:00 | 2026-05-03T08:00:00Z
            2026-05-03T10:00:00       | 2026-05-03T09:00:00Z
            3.5.2026 10:00            | 2026-05-03T09:00:00Z
            3 May 2026                | 2026-05-02T23:00:00Z
            1777791600                | 2026-05-03T07:00:00Z
            """)
    void a_time_is_read_in_the_first_format_that_fits_and_in_the_zone_unless_it_says_its_own(
            String text, String expected) throws IOException {
        var mapping = valued("{from: \"${v}\", as: time, zone: Europe/London,"
                + " formats: [iso, \"d.M.yyyy H:mm\", \"d MMM yyyy\", epoch-seconds]}");
        assertThat(Imported.table(folder, mapping, "v\n%s\n".formatted(text)).texts("/data/properties/v"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {v: a}                            | a
            {v: [a, b]}                       | a b
            {v: {startsWith: c}}              | c1 c2
            {v: {matches: "c[0-9]"}}          | c1 c2
            {v: {not: {startsWith: c}}, w: x} | a b
            {v: {not: [a, b]}, w: {blank: false}} | c1
            {w: {blank: true}}                | c2
            [{v: a}, {v: c2}]                 | a c2
            """)
    void a_condition_chooses_rows(String condition, String chosen) throws IOException {
        var mapping = valued("\"${v}\"").replace("set:", "when: %s\n    set:".formatted(condition));
        var imported = Imported.table(folder, mapping, "v,w\na,x\nb,x\nc1,x\nc2,\n");
        assertThat(String.join(" ", imported.texts("/data/properties/v"))).isEqualTo(chosen);
    }

    @Test
    void rows_that_a_rule_leaves_out_are_counted_with_its_reason() throws IOException {
        var mapping = valued("\"${v}\"") + "skip: [{when: {v: total}, reason: the sum at the end}]\n";
        var imported = Imported.table(folder, mapping, "v\n1\ntotal\n");
        assertThat(imported.texts("/data/properties/v")).containsExactly("1");
        assertThat(imported.skips()).containsExactly("the sum at the end");
    }

    @Test
    void one_row_may_become_several_touchpoints_and_what_it_does_not_become_is_counted() throws IOException {
        var mapping = """
                source: survey
                set:
                  /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
                  /customer/anonymousId: "r-${no}"
                  /data/surveyId: s
                touchpoints:
                  - type: survey-answer
                    when: {nps: {matches: "[0-9]|10"}}
                    otherwise: 11 means no answer
                    set: {/id: "nps-${no}", /data/kind: nps, /data/score: {from: "${nps}", as: integer}}
                  - type: survey-answer
                    when: {csat: {blank: false}}
                    set: {/id: "csat-${no}", /data/kind: csat, /data/score: {from: "${csat}", as: integer}}
                """;
        var imported = Imported.table(folder, mapping, "no,nps,csat\n1,10,4\n2,11,5\n3,11,\n");
        assertThat(imported.ids()).containsExactly("nps-1", "csat-1", "csat-2");
        assertThat(imported.skips())
                .containsExactly(
                        "11 means no answer", "11 means no answer", "touchpoints[1] (survey-answer) does not apply");
    }

    @Test
    void of_alternatives_the_first_that_fits_is_taken_and_a_row_that_none_fits_is_counted() throws IOException {
        var mapping = """
                source: shop
                match: first
                set:
                  /id: "${no}"
                  /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
                  /customer/userId: u
                touchpoints:
                  - {type: custom, when: {no: {startsWith: A}}, set: {/data/name: first}}
                  - {type: custom, when: {no: [A1, B1]}, set: {/data/name: second}}
                """;
        var imported = Imported.table(folder, mapping, "no,x\nA1,\nB1,\nC1,\n");
        assertThat(imported.texts("/data/name")).containsExactly("first", "second");
        assertThat(imported.skips()).containsExactly("no touchpoint of the mapping applies");
    }

    @Test
    void a_file_without_a_column_that_the_mapping_names_is_not_begun() {
        assertThatThrownBy(() -> Imported.table(folder, SALES, "no,day,client,total\n"))
                .isInstanceOf(InvalidMapping.class)
                .hasMessage("touchpoints[0].set./customer/userId:"
                        + " expected one of the columns [no, day, client, total], found 'customer'");
    }

    private static String noted(String input) {
        return """
                source: notes
                input: {separator: ";", %s}
                touchpoints:
                  - type: custom
                    set:
                      /id: "${id}"
                      /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
                      /customer/userId: u
                      /data/name: note
                      /data/properties/note: "${note}"
                """.formatted(input);
    }

    private static String valued(String value) {
        return """
                source: values
                touchpoints:
                  - type: custom
                    set:
                      /id: "${@line}"
                      /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
                      /customer/userId: u
                      /data/name: value
                      /data/properties/v: %s
                """.formatted(value);
    }
}
