package safar.projection.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.CasesTold.acknowledged;
import static safar.projection.journey.CasesTold.closed;
import static safar.projection.journey.CasesTold.entry;
import static safar.projection.journey.CasesTold.filed;
import static safar.projection.journey.CasesTold.recorded;
import static safar.projection.journey.CasesTold.reopened;
import static safar.projection.journey.Told.day;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;

class ComplaintsTest {

    @Test
    void a_case_is_open_from_its_filing_to_its_end() {
        assertThat(after(filed(at("a", 0, 0)))).isEqualTo(new Complaints(1, 1, null));
        assertThat(after(filed(at("a", 0, 0)), acknowledged(at("a", 1, 1)), closed(at("a", 2, 2), Outcome.REDRESS)))
                .isEqualTo(new Complaints(0, 1, "redress"));
    }

    @Test
    void a_reopened_case_is_open_again_and_still_one_case() {
        assertThat(after(
                        filed(at("a", 0, 0)),
                        closed(at("a", 1, 1), Outcome.PARTLY_UPHELD),
                        filed(at("b", 0, 1)),
                        reopened(at("a", 2, 2))))
                .isEqualTo(new Complaints(2, 2, "partly-upheld"));
    }

    @Test
    void what_happens_within_a_day_is_read_in_the_order_of_the_case() {
        assertThat(after(reopened(at("a", 2, 0)), closed(at("a", 1, 0), Outcome.UPHELD), filed(at("a", 0, 0))))
                .isEqualTo(new Complaints(1, 1, "upheld"));
    }

    private static Entry at(String complaint, long sequence, int day) {
        return entry(complaint, sequence, day(day), Told.ref("userId:u-7"));
    }

    private static Complaints after(ComplaintEvent... events) {
        var complaints = Complaints.NONE;
        for (var entry : Stream.of(events)
                .map(event -> TapeEntry.of(recorded(1, event).id(), event))
                .sorted()
                .toList()) {
            complaints = complaints.with(entry);
        }
        return complaints;
    }
}
