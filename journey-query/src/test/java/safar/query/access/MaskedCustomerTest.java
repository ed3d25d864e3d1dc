package safar.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import safar.contract.access.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MaskedCustomerTest {

    private static final String CUSTOMER = """
            {"id": "c-1",
             "identifiers": [{"type": "userId", "value": "u-7"}, {"type": "email", "value": "ada@example.org"},
                             {"type": "phone", "value": "+989121234567", "note": "ask for Ada"}],
             "traits": {"name": "Ada Example", "age": 36, "address": {"city": "Shiraz", "lines": ["12 Harbour Road"]}},
             "touchpoints": 42, "channels": {"web": 30},
             "lifecycle": {"stage": "active", "history": [{"stage": "active", "cause": ["e-1"]}]},
             "purchases": {"count": 5, "totals": [{"amount": 210.40, "currency": "EUR"}]},
             "remarks": "Ada prefers tea", "position": 1234, "digest": "sha256:abc"}""";

    @Test
    void identifiers_keep_their_kind_and_a_first_letter() {
        assertThat(MaskedCustomer.of(customer()).get("identifiers"))
                .isEqualTo(json("""
                        {"x": [{"type": "userId", "value": "u***"}, {"type": "email", "value": "a***@e***"},
                               {"type": "phone", "value": "+***"}]}""").get("x"));
    }

    @Test
    void of_traits_only_the_names_remain() {
        assertThat(MaskedCustomer.of(customer()).get("traits"))
                .isEqualTo(json("{\"name\": \"***\", \"age\": \"***\", \"address\": \"***\"}"));
    }

    @Test
    void behaviour_is_shown_as_it_is() {
        var masked = MaskedCustomer.of(customer());

        for (var field : new String[] {"id", "touchpoints", "channels", "lifecycle", "purchases", "position"}) {
            assertThat(masked.get(field)).as(field).isEqualTo(customer().get(field));
        }
    }

    @Test
    void what_nobody_said_to_be_harmless_is_masked_and_so_is_the_digest_that_could_confirm_a_guess() {
        var masked = MaskedCustomer.of(customer());

        assertThat(masked.get("remarks").asString()).isEqualTo("***");
        assertThat(masked.get("digest").asString()).isEqualTo("***");
    }

    @Test
    void nothing_personal_is_left_and_the_original_is_untouched() {
        var customer = customer();

        assertThat(MaskedCustomer.of(customer).toString())
                .doesNotContain("Ada", "ada", "example", "u-7", "9121234567", "Shiraz", "Harbour", "36", "tea");
        assertThat(customer).isEqualTo(customer());
    }

    @ParameterizedTest
    @CsvSource({"a@b, a***@b***", "@, ***@***", "'', ***", "😀x, 😀***", "a@b@c.org, a***@c***"})
    void odd_identifiers_are_masked_as_well(String value, String masked) {
        var customer = json("{\"identifiers\": []}");
        customer.withArray("identifiers").addObject().put("type", "email").put("value", value);

        assertThat(MaskedCustomer.of(customer).at("/identifiers/0/value").asString())
                .isEqualTo(masked);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void those_who_work_with_customers_see_them_whole_and_everybody_else_masked(Role role) {
        var seesAll = role == Role.CX || role == Role.AUDITOR || role == Role.ADMIN;

        assertThat(MaskedCustomer.isFor(caller(role))).isEqualTo(!seesAll);
    }

    @Test
    void a_marketer_who_also_works_with_customers_sees_them_whole() {
        assertThat(MaskedCustomer.isFor(caller(Role.MARKETER, Role.CX))).isFalse();
        assertThat(MaskedCustomer.isFor(caller())).isTrue();
    }

    private static MockHttpServletRequest caller(Role... roles) {
        var request = new MockHttpServletRequest();
        for (var role : roles) {
            request.addUserRole(role.name());
        }
        return request;
    }

    private static ObjectNode customer() {
        return json(CUSTOMER);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
