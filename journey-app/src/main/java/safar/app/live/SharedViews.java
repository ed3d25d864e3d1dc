package safar.app.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.projection.view.ReadAhead;
import safar.projection.view.Sharing;
import safar.projection.view.Step;
import safar.query.view.StoreHead;

/**
 * Follows the event store together with other nodes: the one that leads says how far each batch goes, the others fold their shares of it. Every node reads the events
 * of a batch from its own copy.
 */
final class SharedViews extends Following {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Sharing sharing;

    SharedViews(
            Reading events,
            StoreHead head,
            Materialiser materialiser,
            Duty duty,
            BatchFolding folding,
            Sharing sharing) {
        super(events, head, materialiser, duty, folding);
        this.sharing = sharing;
    }

    @Override
    void follow() throws InterruptedException {
        if (duty.isHeld()) {
            lead();
        } else {
            help();
        }
    }

    private void lead() throws InterruptedException {
        if (areViewsAhead()) {
            sharing.abandon();
        }
        sharing.settle();
        var reached = materialiser.position();
        var reading = read(reached);
        while (leads()) {
            var begun = sharing.open().map(Step::upTo);
            var batch = begun.isPresent() ? upTo(begun.get(), reached, reading) : reading.take(LiveViews.MOST);
            if (batch.isEmpty() && begun.isEmpty()) {
                return;
            }
            var position = begun.orElseGet(() -> batch.getLast().position());
            fold(batch, () -> sharing.lead(batch, position, this::leads));
            reached = position;
        }
    }

    private void help() throws InterruptedException {
        var reached = 0L;
        @Nullable ReadAhead reading = null;
        while (!isStopping() && !duty.isHeld()) {
            var waiting = sharing.held().isEmpty() ? Optional.<Step>empty() : sharing.waiting();
            if (waiting.isEmpty()) {
                stopping().await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                var step = waiting.get();
                if (reading == null || reached != step.after()) {
                    reading = read(step.after());
                }
                sharing.help(step, upTo(step.upTo(), step.after(), reading));
                reached = step.upTo();
            }
        }
    }

    /** All events of a batch that are left to read. */
    private static List<Recorded<?>> upTo(long position, long reached, ReadAhead reading) throws InterruptedException {
        if (reached >= position) {
            return List.of();
        }
        var batch = reading.takeUpTo(position);
        if (batch.isEmpty() || batch.getLast().position() != position) {
            throw new InterruptedException("stopped while events were read");
        }
        return batch;
    }
}
