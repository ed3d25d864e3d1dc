package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTest {

    private static final String NUMBERED = """
            source: shop
            key: "${customer}-${day}-${total}"
            touchpoints:
              - type: purchase
                set:
                  /id: "${@key}"
                  /occurredAt: {from: "${day}", as: time, formats: [yyyyMMdd], zone: UTC}
                  /customer/userId: "${customer}"
                  /data/orderId: "${@key}"
                  /data/total: {from: "${total}", as: money, currency: USD}
            """;

    private static final String JOINED = """
            source: shop
            key: "${invoice}"
            sameKey: join
            within: 3
            match: first
            set:
              /id: "${@key}"
              /occurredAt: {from: "2026-05-03", as: time, formats: [yyyy-MM-dd], zone: UTC}
              /customer/userId: "u-${customer}"
              /customer/anonymousId: {from: "invoice-${@key}", when: {customer: {blank: true}}}
              /data/orderId: "${@key}"
            touchpoints:
              - type: return
                when: {invoice: {startsWith: C}}
                set:
                  /data/refund:
                    {from: "${quantity}", times: "${price}", sum: true, negate: true, as: money, currency: GBP}
              - type: purchase
                set:
                  /data/total: {from: "${quantity}", times: "${price}", sum: true, as: money, currency: GBP}
                  /data/items:
                    each:
                      sku: "${sku}"
                      quantity: {from: "${quantity}", as: integer}
            """;

    private static final String DAYS = "customer,day,total\n";
    private static final String LINES = "invoice,sku,quantity,price,customer\n";

    @TempDir
    private Path folder;

    @Test
    void rows_that_say_exactly_the_same_stay_different_facts() throws IOException {
        var rows = List.of("1,20260503,5.00", "1,20260503,7.00", "1,20260503,5.00", "1,20260503,5.00");
        assertThat(Imported.table(folder, NUMBERED, DAYS + String.join("\n", rows))
                        .ids())
                .containsExactly("1-20260503-5.00", "1-20260503-7.00", "1-20260503-5.00#2", "1-20260503-5.00#3");
    }

    @Test
    void the_same_rows_in_another_order_are_the_same_touchpoints() throws IOException {
        var rows = List.of("1,20260503,5.00", "2,20260503,5.00", "1,20260503,5.00", "1,20260504,5.00");
        var first = Imported.table(folder, NUMBERED, DAYS + String.join("\n", rows));
        var second = Imported.table(folder, NUMBERED, DAYS + String.join("\n", rows.reversed()));
        assertThat(second.json()).hasSize(4).containsExactlyInAnyOrderElementsOf(first.json());
    }

    @Test
    void a_row_with_a_blank_in_its_key_is_refused() throws IOException {
        assertThat(Imported.table(folder, NUMBERED, DAYS + "1,,5.00\n").refusals())
                .containsExactly("expected a key, found a blank in it");
    }

    @Test
    void the_lines_of_an_order_become_one_purchase() throws IOException {
        var purchase = Imported.table(folder, JOINED, LINES + "7,a,2,1.25,9\n7,b,1,0.505,9\n")
                .only();
        assertThat(purchase.path("data"))
                .hasToString("{\"orderId\":\"7\",\"total\":{\"amount\":3.005,\"currency\":\"GBP\"},"
                        + "\"items\":[{\"sku\":\"a\",\"quantity\":2},{\"sku\":\"b\",\"quantity\":1}]}");
    }

    @Test
    void lines_that_lie_apart_are_joined_within_the_distance_given() throws IOException {
        var imported = Imported.table(folder, JOINED, LINES + "7,a,1,1,9\n8,x,1,1,9\n7,b,1,1,9\n9,y,1,1,9\n");
        assertThat(imported.ids()).containsExactly("7", "8", "9");
        assertThat(imported.texts("/data/total/amount")).containsExactly("2", "1", "1");
    }

    @Test
    void lines_that_come_too_late_for_their_order_are_refused_and_never_a_second_order() throws IOException {
        var imported =
                Imported.table(folder, JOINED, LINES + "7,a,1,1,9\n8,x,1,1,9\n9,y,1,1,9\n10,z,1,1,9\n7,b,1,1,9\n");
        assertThat(imported.ids()).containsExactly("7", "8", "9", "10");
        assertThat(imported.refusals())
                .containsExactly("expected all rows of 7 within 3 rows, found more further on;"
                        + " sort the file or raise 'within'");
    }

    @Test
    void a_cancelled_order_becomes_a_return_with_what_is_refunded() throws IOException {
        var refund = Imported.table(folder, JOINED, LINES + "C7,a,-2,1.25,9\nC7,b,-1,0.50,9\n")
                .only();
        assertThat(refund.path("type").asString()).isEqualTo("return");
        assertThat(refund.at("/data/refund")).hasToString("{\"amount\":3.00,\"currency\":\"GBP\"}");
    }

    @Test
    void an_order_without_a_customer_is_somebody_unknown() throws IOException {
        var imported = Imported.table(folder, JOINED, LINES + "7,a,1,1,\n8,a,1,1,9\n");
        assertThat(imported.touchpoints())
                .extracting(touchpoint -> touchpoint.path("customer").toString())
                .containsExactly("{\"anonymousId\":\"invoice-7\"}", "{\"userId\":\"u-9\"}");
    }

    @Test
    void a_condition_in_a_list_is_asked_of_each_row() throws IOException {
        var mapping = JOINED.replace("sku: \"${sku}\"", "sku: {from: \"${sku}\", when: {price: \"1\"}}");
        assertThat(Imported.table(folder, mapping, LINES + "7,a,1,1,9\n7,b,1,2,9\n")
                        .only()
                        .at("/data/items"))
                .hasToString("[{\"sku\":\"a\",\"quantity\":1},{\"quantity\":1}]");
    }

    @Test
    void a_sum_with_a_blank_in_it_is_refused() throws IOException {
        assertThat(Imported.table(folder, JOINED, LINES + "7,a,1,1,9\n7,b,1,,9\n")
                        .refusals())
                .containsExactly("purchase: /data/total: expected a number to sum on line 3, found a blank");
    }
}
