package safar.app.announcement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import safar.app.node.Ending;
import safar.command.lifecycle.LifecycleLog;
import safar.command.lifecycle.Reconciled;
import safar.command.lifecycle.Triggers;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.projection.customer.Customers;
import safar.projection.store.Change;
import safar.projection.store.ViewStore;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;

/**
 * Announces what follows of customers as soon as the live view has it. How far it has come is kept beside the views; without it more is looked
 * at again, and nothing announced again.
 */
public final class Announcer implements SmartLifecycle, Materialiser.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final String POSITION = "announced-position";
    private static final String MOMENT = "announced-moment";
    private static final Duration NOTE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;
    private static final int REMEMBERED = 200_000;

    private final ViewStore store;
    private final Reconciliation reconciliation;
    private final LifecycleLog log;
    private final Clock clock;
    private final Duration lateAfter;
    private final Cache<CustomerId, String> settled =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Waiting waiting;
    private final Duty duty;
    private @Nullable Thread thread;
    private volatile boolean running;
    private Reconciled reconciled;
    private Reconciled kept = Reconciled.NEVER;
    private Instant noted = Instant.EPOCH;

    Announcer(
            ViewStore store,
            Reconciliation reconciliation,
            LifecycleLog log,
            Clock clock,
            Duration lateAfter,
            Duty duty) {
        this.duty = duty;
        this.store = store;
        this.reconciliation = reconciliation;
        this.log = log;
        this.clock = clock;
        this.lateAfter = lateAfter;
        this.reconciled = kept(store);
        this.waiting = new Waiting(reconciled);
    }

    @Override
    public void folding(List<Recorded<?>> batch) {
        log.expect(batch);
    }

    /** Notes of whom something may have to be announced. */
    @Override
    public void stored(Collection<Change> changes, Map<String, Long> positions) {
        var concerned = new HashSet<CustomerId>();
        for (var change : changes) {
            if (change.collection().equals(Customers.ANSWERS.name()) && !isSettled(change)) {
                concerned.add(new CustomerId(change.id()));
            }
        }
        waiting.add(concerned, positions.getOrDefault(Customers.VIEW, 0L), Instant.EPOCH);
    }

    /** Everything that time alone had brought about by then is stored. */
    public void swept(Instant moment) {
        waiting.add(Set.of(), 0, moment);
    }

    /** Looks at everybody whose announcements do not agree with the view and who was not looked at like that before, whatever was missed. */
    @Scheduled(fixedDelayString = "${safar.announcements.look-around:PT10M}", initialDelayString = "PT10M")
    public void lookAround() {
        var position = store.position(Customers.VIEW);
        waiting.add(Discrepancies.between(store, this::isSettled), position, Instant.EPOCH);
    }

    private boolean isSettled(Change change) {
        return switch (change) {
            case Change.Put put -> {
                var standing = put.fields().get("standing");
                yield standing == null || isSettled(put.id(), standing);
            }
            case Change.Delete _ -> false;
        };
    }

    private boolean isSettled(String customer, Object standing) {
        return standing.equals(settled.getIfPresent(new CustomerId(customer)));
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("announcer").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                announce();
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As long as this node keeps the views up; what another announced before is where it begins. */
    private void announce() throws InterruptedException {
        if (duty.isHeld() && done(this::begin)) {
            while (running && duty.isHeld()) {
                var taken = waiting.take(NOTE);
                if (!done(() -> pass(taken))) {
                    waiting.putBack(taken);
                    Thread.sleep(AGAIN);
                }
            }
        }
    }

    private void begin() {
        settled.invalidateAll();
        reconciled = kept(store);
        waiting.add(Set.of(), reconciled.position(), reconciled.moment());
        lookAround();
    }

    private static Reconciled kept(ViewStore store) {
        return new Reconciled(store.position(POSITION), Instant.ofEpochMilli(store.position(MOMENT)));
    }

    /** What fails is tried again: nothing is lost by it. */
    private static boolean done(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("announcing is tried again: {}", e.toString());
            return false;
        }
    }

    private void pass(Waiting.Taken taken) {
        var triggers = new Triggers(log, reconciled, lateAfter);
        taken.customers().stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(some -> reconcile(Set.copyOf(some), triggers));
        reconciled = taken.upTo();
        note();
    }

    private void reconcile(Set<CustomerId> some, Triggers triggers) {
        for (var customer : reconciliation.of(some, triggers)) {
            var standing = customer.standing();
            if (standing != null) {
                settled.put(customer.view().id(), standing);
            }
        }
    }

    /** A note that is a little old only lets the same be looked at again. */
    private void note() {
        var now = clock.instant();
        if (now.isAfter(noted.plus(NOTE)) && !reconciled.equals(kept)) {
            store.mark(Map.of(
                    POSITION, reconciled.position(), MOMENT, reconciled.moment().toEpochMilli()));
            kept = reconciled;
            noted = now;
        }
    }

    @Override
    public void stop() {
        running = false;
        var ending = thread;
        if (ending != null) {
            ending.interrupt();
        }
        Ending.await(ending);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the views begin to move, so that nothing they store is missed. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}
