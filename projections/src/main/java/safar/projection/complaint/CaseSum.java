package safar.projection.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.complaint.Outcome;
import safar.projection.complaint.CaseFigures.Spread;

/** Adds cases up, one after the other, without making anything for each of them, since there may be very many. */
final class CaseSum {

    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private final SortedMap<String, Long> missed = new TreeMap<>();
    private final SortedMap<String, Money> redress = new TreeMap<>();
    private final Waits acknowledged = new Waits();
    private final Waits answered = new Waits();
    private long count;
    private long open;
    private long overdue;
    private long reopened;
    private long escalated;
    private long decided;
    private long upheld;

    void add(CaseFile file, boolean isOverdue, Collection<String> missedDeadlines) {
        count++;
        open += file.status().open() ? 1 : 0;
        overdue += isOverdue ? 1 : 0;
        reopened += file.handling().reopenings() > 0 ? 1 : 0;
        escalated += file.handling().escalations() > 0 ? 1 : 0;
        for (var name : missedDeadlines) {
            missed.merge(name, 1L, Long::sum);
        }
        var times = file.times();
        acknowledged.add(times.filed(), times.acknowledged());
        answered.add(times.filed(), times.firstAnswered());
        var outcome = file.resolution().outcome();
        if (outcome != null) {
            ended(outcome, file.resolution().amount());
        }
    }

    private void ended(Outcome outcome, @Nullable Money amount) {
        outcomes.merge(outcome.label(), 1L, Long::sum);
        decided += outcome == Outcome.WITHDRAWN ? 0 : 1;
        upheld += outcome.upheld() ? 1 : 0;
        if (outcome == Outcome.REDRESS && amount != null) {
            redress.merge(amount.currency(), amount, Money::plus);
        }
    }

    CaseFigures figures() {
        return new CaseFigures(
                count,
                open,
                count - open,
                overdue,
                reopened,
                escalated,
                outcomes,
                decided == 0 ? null : Math.round(1_000.0 * upheld / decided) / 10.0,
                List.copyOf(redress.values()),
                acknowledged.spread(),
                answered.spread(),
                missed);
    }

    /** How long something took, in minutes. */
    private static final class Waits {

        private static final long MINUTE = Duration.ofMinutes(1).toMillis();
        private static final int FIRST = 16;

        private long[] minutes = new long[FIRST];
        private int count;

        void add(Instant from, @Nullable Instant done) {
            if (done == null) {
                return;
            }
            if (count == minutes.length) {
                minutes = Arrays.copyOf(minutes, 2 * count);
            }
            minutes[count++] = (done.toEpochMilli() - from.toEpochMilli()) / MINUTE;
        }

        @Nullable
        Spread spread() {
            Arrays.sort(minutes, 0, count);
            return count == 0 ? null : new Spread(count, hours(50), hours(90));
        }

        private double hours(int percent) {
            var rank = (int) Math.ceil(count * (double) percent / 100);
            return Math.round(minutes[Math.max(0, rank - 1)] / 6.0) / 10.0;
        }
    }
}
