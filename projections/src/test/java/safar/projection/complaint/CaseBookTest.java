package safar.projection.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static safar.projection.journey.CasesTold.acknowledged;
import static safar.projection.journey.CasesTold.closed;
import static safar.projection.journey.CasesTold.entry;
import static safar.projection.journey.CasesTold.filed;
import static safar.projection.journey.CasesTold.offered;
import static safar.projection.journey.CasesTold.recorded;
import static safar.projection.journey.CasesTold.withdrawn;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Money;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.projection.complaint.CaseBook.Difference;
import safar.projection.complaint.CaseBook.Span;
import safar.projection.complaint.CaseFigures.By;
import safar.projection.complaint.CaseFigures.Spread;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

class CaseBookTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Span ALWAYS = new Span(null, null);

    private ViewStore store;
    private ComplaintView view;
    private CaseBook book;
    private long position;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = ViewStores.open(folder, null);
        store.define(Cases.ANSWERS);
        view = new ComplaintView(store, CaseRules.standard());
        book = new CaseBook(store, CaseRules.standard());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void figures_count_what_became_of_cases_and_follow_what_happens_next() {
        happened(filed(at("A", 0, "2026-05-04T09:00:00Z")), acknowledged(at("A", 1, "2026-05-04T11:00:00Z")));
        happened(filed(at("B", 0, "2026-05-05T09:00:00Z")), acknowledged(at("B", 1, "2026-05-12T09:00:00Z")));
        assertThat(overall(ALWAYS).open()).isEqualTo(2);

        happened(
                offered(at("A", 2, "2026-05-06T09:00:00Z"), Remedy.REFUND, new Money(new BigDecimal("4.50"), "EUR")),
                closed(at("A", 3, "2026-05-07T09:00:00Z"), Outcome.REDRESS));

        var figures = overall(ALWAYS);
        assertThat(figures)
                .extracting(CaseFigures::count, CaseFigures::open, CaseFigures::closed, CaseFigures::overdue)
                .containsExactly(2L, 1L, 1L, 0L);
        assertThat(figures.outcomes()).isEqualTo(Map.of("redress", 1L));
        assertThat(figures.redress()).containsExactly(new Money(new BigDecimal("4.50"), "EUR"));
        assertThat(figures.upheldRate()).isEqualTo(100.0);
        assertThat(figures.hoursToAcknowledge()).isEqualTo(new Spread(2, 2.0, 168.0));
        assertThat(figures.hoursToAnswer()).isEqualTo(new Spread(1, 48.0, 48.0));
        assertThat(figures.missed()).isEqualTo(Map.of("acknowledge", 1L));
    }

    @Test
    void cases_that_were_withdrawn_or_still_wait_say_nothing_of_who_was_right() {
        happened(filed(at("A", 0, "2026-05-04T09:00:00Z")));
        happened(filed(at("B", 0, "2026-05-04T09:00:00Z")), withdrawn(at("B", 1, "2026-05-04T10:00:00Z")));

        assertThat(overall(ALWAYS).upheldRate()).isNull();
        assertThat(overall(ALWAYS).overdue()).isEqualTo(1);
    }

    @Test
    void groups_are_by_what_cases_are_about_or_by_when_they_were_filed_where_the_caller_is() {
        happened(filed(at("A", 0, "2026-04-30T23:30:00Z")));
        happened(filed(at("B", 0, "2026-05-04T09:00:00Z")));

        assertThat(book.trends(ALWAYS, By.MONTH, ZoneOffset.UTC, NOW).groups())
                .containsOnlyKeys("2026-04-01", "2026-05-01");
        assertThat(book.trends(ALWAYS, By.MONTH, ZoneOffset.ofHours(2), NOW).groups())
                .containsOnlyKeys("2026-05-01");
        assertThat(book.trends(ALWAYS, By.PRODUCT, ZoneOffset.UTC, NOW).groups())
                .containsOnlyKeys("tea");
        assertThat(book.trends(ALWAYS, By.ROOT_CAUSE, ZoneOffset.UTC, NOW).groups())
                .isEmpty();
        assertThat(overall(new Span(Instant.parse("2026-05-01T00:00:00Z"), null))
                        .count())
                .isEqualTo(1);
        assertThat(overall(new Span(null, Instant.parse("2026-05-04T09:00:00Z")))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void other_rules_are_held_against_every_case_without_changing_any() {
        happened(filed(at("A", 0, "2026-05-04T09:00:00Z")), acknowledged(at("A", 1, "2026-05-04T11:00:00Z")));
        happened(filed(at("B", 0, "2026-05-30T09:00:00Z")), acknowledged(at("B", 1, "2026-05-30T11:00:00Z")));
        var strict = DeadlinesDocument.parse("deadlines: [{name: answer, until: answered, within: P15D}]")
                .compile(0);

        var whatIf = book.whatIf(strict, NOW, 10);

        assertThat(whatIf.current()).isEmpty();
        assertThat(whatIf.draft()).isEqualTo(Map.of("answer", 1L));
        assertThat(whatIf.differences())
                .extracting(Difference::id, Difference::deadline, Difference::missedNow, Difference::missedThen)
                .containsExactly(tuple("A", "answer", false, true));
        assertThat(book.whatIf(strict, NOW, 0).differences()).isEmpty();
        assertThat(overall(ALWAYS).missed()).isEmpty();
    }

    private CaseFigures overall(Span span) {
        return book.trends(span, null, ZoneOffset.UTC, NOW).overall();
    }

    private void happened(ComplaintEvent... events) {
        for (var event : events) {
            store.apply(view.fold(List.of(recorded(++position, event))), Map.of(Cases.VIEW, position));
        }
    }

    private static Entry at(String complaint, long sequence, String at) {
        return entry(complaint, sequence, Instant.parse(at), null);
    }
}
