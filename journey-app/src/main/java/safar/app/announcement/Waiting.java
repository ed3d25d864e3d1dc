package safar.app.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import safar.command.lifecycle.Reconciled;
import safar.contract.identity.CustomerId;

/** The customers of whom something may have to be announced, and how far all are looked at once these are. */
final class Waiting {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Set<CustomerId> customers = new LinkedHashSet<>();
    private Reconciled upTo;

    Waiting(Reconciled upTo) {
        this.upTo = upTo;
    }

    /** What was taken to be looked at. */
    record Taken(Set<CustomerId> customers, Reconciled upTo) {}

    void add(Set<CustomerId> concerned, long position, Instant moment) {
        lock.lock();
        try {
            customers.addAll(concerned);
            upTo = new Reconciled(
                    Math.max(upTo.position(), position), moment.isAfter(upTo.moment()) ? moment : upTo.moment());
            if (!customers.isEmpty()) {
                more.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for customers, at most as long as this. */
    Taken take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (customers.isEmpty() && left > 0) {
                left = more.awaitNanos(left);
            }
            var taken = new Taken(Set.copyOf(customers), upTo);
            customers.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void putBack(Taken taken) {
        add(taken.customers(), 0, Instant.EPOCH);
    }
}
