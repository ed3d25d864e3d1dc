package safar.query.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safar.contract.subscription.Attempt;
import safar.contract.subscription.Attempt.Outcome;
import safar.contract.subscription.SubscriptionEvent.DeliveriesMade;
import safar.contract.subscription.Unfinished;
import safar.query.feed.ChangeFeed;
import safar.query.webhook.PostOffice.Answer;

/** Delivers along one route, on threads of its own, so that an endpoint that is slow or dead holds nobody else up. */
final class Courier {

    /** What couriers have in common. */
    record Office(
            ChangeFeed feed,
            PostOffice post,
            Escort escort,
            SubscriptionStreams streams,
            WebhookSettings settings,
            Clock clock) {}

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 16;
    private static final int MOST_WAITING = 500;
    private static final int NOTED_AT_ONCE = 200;
    private static final Duration NOTE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int FAR = 10_000;
    private static final int GONE = 410;

    private final Route route;
    private final Office office;
    private final Outbox outbox;
    private final Semaphore wake = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread;
    private final List<Attempt> attempts = new ArrayList<>();
    private int withheld;
    private int failuresInARow;
    private Instant lastTaken;
    private DeliveriesMade noted;
    private Instant notedAt;
    private volatile boolean stopping;
    private volatile long position;

    Courier(Route route, Office office) {
        this.route = route;
        this.office = office;
        this.outbox = new Outbox(route.lane().cursor());
        this.lastTaken = office.clock().instant();
        this.notedAt = Instant.EPOCH;
        this.noted = made(outbox.mark(), List.of(), 0);
        this.thread =
                Thread.ofVirtual().name("courier-" + route.subscription().id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Route route() {
        return route;
    }

    /** There may be something new. */
    void wake() {
        wake.release();
    }

    /** Begins nothing any more. */
    void halt() {
        stopping = true;
        wake();
    }

    /** Ends after what is under way and answers the position of its last note; 0 when it noted nothing. */
    long stop() {
        halt();
        try {
            thread.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return position;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!stopping && !done(this::restore)) {
                wait(LOOK);
            }
            while (!stopping && !isDone()) {
                round();
            }
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        var upTo = route.lane().upTo();
        return locked(() -> upTo != null && outbox.read() >= upTo && outbox.size() == 0);
    }

    private void round() throws InterruptedException {
        var now = office.clock().instant();
        var all = done(this::read) && done(() -> dispatch(now)) && done(() -> note(false));
        var due = all ? locked(() -> outbox.nextDue(now)) : Optional.<Instant>empty();
        wait(due.map(next -> Duration.between(office.clock().instant(), next)).orElse(LOOK));
    }

    /** What fails is tried again later: a store that is away ends no deliveries. */
    private boolean done(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "deliveries of subscription {} wait: {}",
                    route.subscription().id(),
                    e.toString());
            return false;
        }
    }

    private void wait(Duration most) throws InterruptedException {
        var bounded = most.compareTo(NOTE) > 0 ? NOTE : most;
        // what is under way or just came to be due is looked after soon
        wake.tryAcquire(Math.max(1, bounded.toMillis()), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }

    private void finish() throws InterruptedException {
        var deadline = System.nanoTime() + STOP.toNanos();
        while (locked(outbox::underWay) > 0 && System.nanoTime() < deadline) {
            wake.tryAcquire(NOTE.toMillis(), TimeUnit.MILLISECONDS);
        }
        done(() -> note(true));
    }

    private void restore() {
        var lane = route.lane();
        lane.unfinished().forEach(this::restore);
        if (route.replay() == null) {
            var known = lane.unfinished().stream()
                    .flatMap(unfinished -> unfinished.offsets().stream())
                    .toList();
            route.subscription().redrive().stream()
                    .filter(offset -> !known.contains(offset))
                    .forEach(offset -> restore(new Unfinished(List.of(offset), 0, null, Instant.EPOCH)));
        }
    }

    private void restore(Unfinished unfinished) {
        var changes = unfinished.offsets().stream()
                .flatMap(offset -> office.feed().at(offset).stream())
                .toList();
        if (!changes.isEmpty()) {
            outbox.restore(new Parcel(changes, unfinished.attempts(), unfinished.since(), unfinished.next()));
        }
    }

    /** Reads on unless there is enough to do, or nobody takes what there is. */
    private void read() {
        var upTo = Objects.requireNonNullElse(route.lane().upTo(), Long.MAX_VALUE);
        while (!stopping && locked(() -> outbox.size() == 0 || (failuresInARow == 0 && outbox.size() < MOST_WAITING))) {
            var from = locked(outbox::read);
            var part = office.feed().after(from, upTo, MOST_WAITING / 2, route.filter());
            if (part.upTo() <= from) {
                locked(() -> {
                    if (route.lane().upTo() != null) {
                        outbox.add(List.of(), upTo);
                    }
                    return null;
                });
                return;
            }
            var parcels = part.changes().stream()
                    .gather(Gatherers.windowFixed(route.subscription().terms().batch()))
                    .map(Parcel::of)
                    .toList();
            locked(() -> {
                outbox.add(parcels, part.upTo());
                return null;
            });
        }
    }

    /** Each that ends wakes the courier, so whatever waits for one that is under way is not looked after until then. */
    private void dispatch(Instant now) {
        if (!stopping) {
            locked(() -> outbox.take(now, (failuresInARow == 0 ? AT_ONCE : 1) - outbox.underWay()))
                    .forEach(parcel -> Thread.startVirtualThread(() -> deliver(parcel)));
        }
    }

    private void deliver(Parcel parcel) {
        try {
            var consented = consented(parcel);
            if (consented.changes().isEmpty()) {
                locked(() -> {
                    outbox.finish(parcel);
                    withheld += parcel.changes().size();
                    return null;
                });
                return;
            }
            var begun = office.clock().instant();
            var answer = office.escort().along(consented.offsets(), () -> sent(consented, begun));
            locked(() -> {
                withheld += parcel.changes().size() - consented.changes().size();
                judge(parcel, consented, begun, answer);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "a delivery of subscription {} is tried again: {}",
                    route.subscription().id(),
                    e.toString());
            var now = office.clock().instant();
            locked(() -> {
                outbox.again(parcel.failed(now, now.plus(office.settings().firstRetry())));
                return null;
            });
        } finally {
            wake();
        }
    }

    private Answer sent(Parcel parcel, Instant now) {
        return office.post()
                .send(
                        route.subscription().terms().url(),
                        route.letter(parcel),
                        route.confidence().secrets(now),
                        route.headers());
    }

    /** Changes of those customers who give the consent that the subscription names. */
    private Parcel consented(Parcel parcel) {
        var consent = route.subscription().terms().consent();
        if (consent == null) {
            return parcel;
        }
        var allowed = parcel.changes().stream()
                .filter(change -> office.feed().consents(change.subject()).contains(consent))
                .toList();
        return new Parcel(allowed, parcel.attempts(), parcel.since(), parcel.next());
    }

    private void judge(Parcel parcel, Parcel sent, Instant begun, Answer answer) {
        var now = office.clock().instant();
        if (answer.isTaken()) {
            failuresInARow = 0;
            lastTaken = now;
            outbox.finish(parcel);
            tried(sent, begun, answer, Outcome.DELIVERED);
            return;
        }
        failuresInARow++;
        var since = Objects.requireNonNullElse(parcel.since(), begun);
        if (answer.status() != GONE && now.isBefore(since.plus(office.settings().giveUp()))) {
            var pause = office.settings()
                    .pause(parcel.attempts() + 1, ThreadLocalRandom.current().nextDouble());
            var asked = answer.retryAfter().orElse(Duration.ZERO);
            outbox.again(parcel.failed(begun, now.plus(pause.compareTo(asked) > 0 ? pause : asked)));
            tried(sent, begun, answer, Outcome.RETRYING);
            return;
        }
        outbox.finish(parcel);
        tried(sent, begun, answer, Outcome.FAILED);
        if (answer.status() == GONE || !lastTaken.isAfter(since)) {
            stopping = true;
            var why = answer.status() == GONE
                    ? "the endpoint says that it is gone (410)"
                    : "no delivery was taken since %s; the last answer was %s".formatted(since, said(answer));
            Thread.startVirtualThread(
                    () -> office.streams().pause(route.subscription().id(), why));
        }
    }

    private static String said(Answer answer) {
        return answer.status() == 0 ? "none (%s)".formatted(answer.excerpt()) : String.valueOf(answer.status());
    }

    private void tried(Parcel sent, Instant begun, Answer answer, Outcome outcome) {
        attempts.add(new Attempt(
                sent.offsets(),
                sent.attempts() + 1,
                begun,
                answer.status(),
                answer.latencyMillis(),
                outcome,
                answer.excerpt()));
    }

    /** Notes what was done, many tries at a time; what a crash leaves unnoted is delivered again under the same ids. */
    private void note(boolean atOnce) {
        var now = office.clock().instant();
        DeliveriesMade due = locked(() -> {
            var enough = attempts.size() >= NOTED_AT_ONCE || !now.isBefore(notedAt.plus(NOTE)) || atOnce;
            return enough ? made(outbox.mark(), attempts, withheld) : noted;
        });
        var idle = due.attempts().isEmpty() && due.withheld() == 0;
        if (due.equals(noted) || (idle && !atOnce && !isFar(due))) {
            return;
        }
        position = office.streams().append(due);
        locked(() -> {
            noted = made(new Outbox.Mark(due.cursor(), due.unfinished()), List.of(), 0);
            notedAt = now;
            attempts.subList(0, due.attempts().size()).clear();
            withheld -= due.withheld();
            return null;
        });
    }

    /** What the filter passed over is noted now and then too. */
    private boolean isFar(DeliveriesMade due) {
        var upTo = route.lane().upTo();
        return due.cursor() > noted.cursor() + FAR || (upTo != null && due.cursor() >= upTo);
    }

    private DeliveriesMade made(Outbox.Mark mark, Collection<Attempt> tries, int held) {
        return new DeliveriesMade(
                route.subscription().id(), route.replay(), mark.cursor(), mark.unfinished(), List.copyOf(tries), held);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
