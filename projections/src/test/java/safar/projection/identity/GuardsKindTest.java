package safar.projection.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.KEY;
import static safar.projection.journey.Told.ref;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.contract.identity.IdentifierType;
import safar.contract.policy.PolicyProblem;

class GuardsKindTest {

    private final GuardsKind kind = new GuardsKind();

    @Test
    void the_guards_that_ship_hold_and_block_a_test_address() {
        assertThat(kind.check(kind.standard())).isEmpty();

        var guards = Guards.of(kind.standard(), KEY);

        assertThat(guards.limits()).isEqualTo(Map.of(IdentifierType.USER_ID, 1));
        assertThat(guards.partners()).isEqualTo(50);
        assertThat(guards.blocks(ref("email:Test@test.com"))).isTrue();
        assertThat(guards.blocks(ref("email:ada@example.org"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked: [nobody]           | /blocked/0",
                "sharedBy: 51                | /sharedBy",
                "sharedBy: 0                 | /sharedBy",
                "limits: {passport: 1}       | /limits/passport",
                "limits: {userId: 0}         | /limits/userId",
                "limits: many                | /limits",
                "block: []                   | /block"
            })
    void what_is_wrong_is_told_with_its_place(String document, String pointer) {
        assertThat(kind.check(document)).extracting(PolicyProblem::pointer).containsExactly(pointer);
    }
}
