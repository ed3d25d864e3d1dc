package safar.benchmark.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpecimensTest {

    private static final Shopper ADA = Specimens.withUserId("ada");
    private final Specimens specimens = new Specimens(Feeds.workload(1, 1), 2_000_000);

    @Test
    void a_journey_has_as_many_touchpoints_as_were_asked_for_in_the_order_of_time() {
        List<JsonNode> touchpoints =
                specimens.journey(ADA, 1_200).stream().flatMap(Feeds::elements).toList();

        assertThat(touchpoints)
                .hasSize(1_200)
                .allMatch(each -> each.at("/customer/userId").asString().equals("u-specimen-ada"));
        assertThat(touchpoints)
                .extracting(each -> each.path("occurredAt").asString())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void no_two_touchpoints_have_the_same_id() {
        List<String> ids = List.of(
                        specimens.only(ADA, Feeds.UNTIL),
                        specimens.only(ADA, Feeds.UNTIL),
                        specimens.only(Specimens.withEmail("sam"), Feeds.UNTIL))
                .stream()
                .map(Feeds::element)
                .map(each -> each.path("id").asString())
                .toList();

        assertThat(ids).containsExactly("r-2000000", "r-2000001", "r-2000002");
    }
}
