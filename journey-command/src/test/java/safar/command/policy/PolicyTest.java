package safar.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import safar.command.policy.Policy.Verdict.AnotherInForce;
import safar.command.policy.Policy.Verdict.InForceAlready;
import safar.command.policy.Policy.Verdict.Publish;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyEvent;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyName;

class PolicyTest {

    private static final PolicyName NAME = PolicyName.TIERS;
    private static final PolicyPublished SECOND = published(2, "a: 1");

    @Test
    void the_first_that_is_published_follows_the_one_that_ships() {
        assertThat(Policy.decide(publish("a: 1", null), after())).isEqualTo(new Publish(SECOND));
        assertThat(Policy.decide(publish("a: 2", null), after(SECOND))).isEqualTo(new Publish(published(3, "a: 2")));
    }

    @Test
    void the_same_rules_again_change_nothing_however_they_are_laid_out() {
        assertThat(Policy.decide(publish("{\"a\": 1} # the same", null), after(SECOND)))
                .isEqualTo(new InForceAlready(2));
    }

    @Test
    void rules_of_the_past_can_be_published_again() {
        assertThat(Policy.decide(publish("a: 1", null), after(SECOND, published(3, "a: 2"))))
                .isEqualTo(new Publish(published(4, "a: 1")));
    }

    @Test
    void who_expects_another_version_is_told_the_one_in_force() {
        assertThat(Policy.decide(publish("a: 2", 1), after(SECOND))).isEqualTo(new AnotherInForce(2));
        assertThat(Policy.decide(publish("a: 1", 1), after(SECOND))).isEqualTo(new AnotherInForce(2));
        assertThat(Policy.decide(publish("a: 2", 2), after(SECOND))).isEqualTo(new Publish(published(3, "a: 2")));
    }

    @Test
    void the_shell_records_what_was_decided_on_the_stream_of_the_policy() {
        var fixture = new AggregateTestFixture<>(PolicyAggregate.class);

        fixture.givenNoPriorActivity()
                .when(publish("a: 1", null))
                .expectEvents(SECOND)
                .expectResultMessagePayload(new Publish(SECOND));
        fixture.given(SECOND)
                .when(publish("a: 1", null))
                .expectNoEvents()
                .expectResultMessagePayload(new InForceAlready(2));
        fixture.given(SECOND)
                .when(publish("a: 2", 5))
                .expectNoEvents()
                .expectResultMessagePayload(new AnotherInForce(2));
    }

    private static Policy after(PolicyEvent... events) {
        return Stream.of(events).reduce(Policy.SHIPPED, Policy::evolve, (_, last) -> last);
    }

    private static PublishPolicy publish(String document, @Nullable Integer expected) {
        return new PublishPolicy(NAME, document, Actor.ADMIN, "because", expected);
    }

    private static PolicyPublished published(int version, String document) {
        return new PolicyPublished(NAME, version, document, Actor.ADMIN, "because");
    }
}
