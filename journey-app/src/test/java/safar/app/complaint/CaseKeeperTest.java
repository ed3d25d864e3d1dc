package safar.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.command.complaint.CaseRequest;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Step;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent.ComplaintAssigned;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintId;
import safar.contract.touchpoint.Channel;
import safar.query.complaint.CaseJson;

class CaseKeeperTest {

    private static final ComplaintId CASE = new ComplaintId("C-1");

    private final AtomicBoolean duty = new AtomicBoolean(true);
    private Office office;
    private CaseKeeper keeper;

    @BeforeEach
    void open(@TempDir Path folder) {
        office = new Office(folder);
        keeper = keeper();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void rules_send_a_new_case_on_its_way_once() {
        file("tea");
        keeper.sweep();
        keeper.sweep();

        assertThat(told()).containsExactly("complaint-filed", "customer-considered", "complaint-assigned");
        assertThat(office.read(CASE).map(recorded -> recorded.event()))
                .last()
                .isInstanceOfSatisfying(ComplaintAssigned.class, assigned -> {
                    assertThat(assigned.to()).isEqualTo("team-tea");
                    assertThat(assigned.rule()).isNotNull();
                });
    }

    @Test
    void a_case_that_somebody_took_already_stays_with_them() {
        file("tea");
        ask(new Step.Assign("grace"));
        keeper.sweep();

        assertThat(told()).containsExactly("complaint-filed", "complaint-assigned", "customer-considered");
    }

    @Test
    void a_deadline_is_warned_of_and_missed_in_its_time_and_never_told_twice() {
        file("coffee");
        keeper.sweep();
        office.later(Duration.ofHours(5));
        keeper.sweep();
        assertThat(told()).containsExactly("complaint-filed", "customer-considered");

        office.later(Duration.ofHours(1));
        keeper.sweep();
        office.later(Duration.ofHours(5));
        keeper.sweep();
        // one that was stopped and started again remembers nothing
        keeper = keeper();
        keeper.sweep();

        assertThat(told())
                .containsExactly("complaint-filed", "customer-considered", "deadline-neared", "deadline-breached");
        assertThat(office.read(CASE).map(recorded -> recorded.event()))
                .last()
                .isInstanceOfSatisfying(
                        DeadlineBreached.class,
                        breach -> assertThat(breach.entry().at())
                                .isEqualTo(breach.dueAt())
                                .isBefore(office.instant()));
    }

    @Test
    void a_deadline_that_says_so_sends_the_case_up_once_it_is_missed() {
        file("coffee");
        ask(new Step.Acknowledge(null));
        keeper.sweep();
        office.later(Duration.ofDays(15));
        keeper.sweep();

        assertThat(told()).endsWith("deadline-breached", "complaint-escalated");
    }

    @Test
    void nothing_is_asked_for_again_before_the_view_has_seen_what_came_of_it() {
        var behind = new AtomicLong(1);
        file("tea");
        keeper = new CaseKeeper(
                office.store(),
                office.axon().commandGateway(),
                office,
                () -> office.position() + behind.get(),
                office,
                duty::get);
        keeper.sweep();
        office.later(Duration.ofHours(9));
        keeper.sweep();

        assertThat(told()).doesNotContain("deadline-breached");
    }

    @Test
    void only_the_node_that_keeps_the_views_looks_after_cases() {
        duty.set(false);
        file("tea");
        keeper.sweep();

        assertThat(told()).containsExactly("complaint-filed");
    }

    private CaseKeeper keeper() {
        return new CaseKeeper(
                office.store(), office.axon().commandGateway(), office, office::position, office, duty::get);
    }

    private void file(String product) {
        var matter = new Step.Matter(product, "late", null, null, null);
        ask(new Step.File(new Channel("web"), List.of(), matter, null, null, new Step.Told(null, null, null)));
    }

    private void ask(Step step) {
        office.axon()
                .commandGateway()
                .sendAndWait(
                        new CaseRequest(CASE, step, new Asked(Author.source("shop"), office.instant(), null, null)));
    }

    private List<String> told() {
        return office.read(CASE)
                .map(recorded -> CaseJson.type(recorded.event()))
                .toList();
    }
}
