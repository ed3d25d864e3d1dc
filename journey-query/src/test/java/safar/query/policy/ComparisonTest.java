package safar.query.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static safar.query.Shop.day;
import static safar.query.Shop.pageView;
import static safar.query.Shop.purchase;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.lifecycle.LifecycleKind;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.store.Filter;
import safar.query.Shop;
import safar.query.every.EveryCustomer;
import safar.query.every.StageSizes.Sizes;
import safar.query.job.Jobs;
import safar.query.policy.Comparison.Difference;

class ComparisonTest {

    private static final String STANDARD = new LifecycleKind().standard();

    private Shop shop;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = new Shop(folder);
        shop.happened(
                purchase("1", 1, "10", "userId:ada"),
                purchase("2", 10, "10", "userId:ada"),
                purchase("3", 20, "10", "userId:bob"),
                pageView("4", 55, "userId:eve"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void the_same_rules_make_no_difference() {
        var found = compare(STANDARD);

        assertThat(found.customers()).isEqualTo(3);
        assertThat(found.differences()).isEmpty();
        assertThat(found.matrix())
                .isEqualTo(Map.of(
                        "active",
                        Map.of("active", 1L),
                        "new-customer",
                        Map.of("new-customer", 1L),
                        "prospect",
                        Map.of("prospect", 1L)));
    }

    @Test
    void who_would_have_another_history_is_listed_with_the_first_moment_that_differs() {
        var found = compare(STANDARD.replace("silentFor: P60D", "silentFor: P45D"));

        assertThat(found.differences())
                .extracting(Difference::current, Difference::draft, Difference::since)
                .containsExactly(tuple("active", "at-risk", day(55)));
        assertThat(found.matrix().get("active")).isEqualTo(Map.of("at-risk", 1L));
        assertThat(found.currentSizes().until(YearMonth.of(2026, 2)).getLast().stages())
                .isEqualTo(Map.of("active", 1L, "new-customer", 1L, "prospect", 1L));
        assertThat(found.draftSizes().until(YearMonth.of(2026, 2)).getLast().stages())
                .isEqualTo(Map.of("at-risk", 1L, "new-customer", 1L, "prospect", 1L));
    }

    @Test
    void stages_have_their_sizes_at_the_end_of_each_month_in_between_as_well() {
        var sizes = compare(STANDARD).currentSizes().until(YearMonth.of(2026, 3));

        assertThat(sizes).hasSize(3);
        assertThat(sizes.getFirst().stages()).isEqualTo(Map.of("active", 1L, "new-customer", 1L));
        assertThat(sizes.get(2))
                .isEqualTo(new Sizes(YearMonth.of(2026, 3), sizes.get(1).stages()));
    }

    @Test
    void nothing_is_written() {
        var before = shop.store().count(Customers.ANSWERS.name(), Filter.everything(), List.of("stage"));

        compare(STANDARD.replace("silentFor: P60D", "silentFor: P45D"));

        assertThat(shop.store().count(Customers.ANSWERS.name(), Filter.everything(), List.of("stage")))
                .isEqualTo(before);
    }

    @Test
    void it_can_be_stopped_on_the_way() {
        assertThatThrownBy(() -> compare(STANDARD, (_, _) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    private Comparison compare(String draft) {
        return compare(draft, (_, _) -> {});
    }

    private Comparison compare(String draft, Jobs.Progress progress) {
        var policies = new Comparison.Policies(
                Shop.RULES.lifecycle(), PolicyDocument.parse(draft).compile(0, "EUR"), day(59));
        return new EveryCustomer(new CustomerTapes(shop.store()))
                .sum(() -> new Comparison(policies), Comparison::count, progress);
    }
}
