package safar.query.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import safar.contract.subscription.SubscriptionId;
import safar.projection.store.Change;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.subscription.Subscription;
import safar.projection.subscription.Subscriptions;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.query.feed.ChangeFeed;
import safar.query.feed.FeedBell;
import safar.query.view.StoreHead;

/** Keeps a courier on the way for every route there is: each subscription that is not paused, and each of its replays. */
@Component
final class WebhookDeliveries implements SmartLifecycle, Materialiser.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliveries.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ViewStore store;
    private final SubscriptionStreams streams;
    private final StoreHead head;
    private final Duty duty;
    private final Courier.Office office;
    private final Map<SubscriptionId, Map<String, Courier>> couriers = new ConcurrentHashMap<>();
    private final Map<SubscriptionId, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;
    private volatile boolean running;

    WebhookDeliveries(
            ViewStore store,
            Materialiser materialiser,
            ChangeFeed feed,
            FeedBell bell,
            PostOffice post,
            ObjectProvider<Escort> escort,
            SubscriptionStreams streams,
            WebhookSettings settings,
            StoreHead head,
            Clock clock,
            Duty duty) {
        this.duty = duty;
        this.store = store;
        this.head = head;
        this.streams = streams;
        this.office =
                new Courier.Office(feed, post, escort.getIfAvailable(() -> Escort.NONE), streams, settings, clock);
        materialiser.listen(this);
        bell.onRing(() -> couriers.values().forEach(routes -> routes.values().forEach(Courier::wake)));
    }

    @Override
    public void stored(Collection<Change> changes, Map<String, Long> positions) {
        for (var change : changes) {
            if (change.collection().equals(Subscriptions.ANSWERS.name()) && running) {
                changed.add(change.id());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("webhook-deliveries").start(this::run);
    }

    private void run() {
        try {
            while (isRunning()) {
                try {
                    if (duty.isHeld()) {
                        deliver();
                    }
                } catch (RuntimeException e) {
                    LOG.warn("deliveries begin again: {}", e.toString());
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As long as this node keeps the views up, so that one node delivers. */
    private void deliver() throws InterruptedException {
        try {
            awaitAllNotes();
            for (var cursor = Optional.of(""); cursor.isPresent(); ) {
                var after = cursor.get().isEmpty() ? null : cursor.get();
                var page = store.find(
                        Subscriptions.ANSWERS.name(),
                        Query.of(Filter.everything(), 100).after(after));
                page.documents().forEach(document -> changed.add(document.id()));
                cursor = Optional.ofNullable(page.next());
            }
            while (isRunning() && duty.isHeld()) {
                var id = changed.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (id != null) {
                    var one = new SubscriptionId(id);
                    Thread.startVirtualThread(() -> arrange(one));
                }
            }
        } finally {
            halt();
        }
    }

    /** What was noted before the last stop has to be seen, or it would be delivered again. */
    private void awaitAllNotes() throws InterruptedException {
        var noted = head.position();
        while (running && store.position(Subscriptions.VIEW) < noted) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    /** Sends other couriers where something was decided since those on the way set out. */
    private void arrange(SubscriptionId id) {
        var turn = turns.computeIfAbsent(id, _ -> new ReentrantLock());
        turn.lock();
        try {
            arrangeInTurn(id);
        } catch (RuntimeException e) {
            LOG.warn("deliveries of subscription {} are arranged again: {}", id, e.toString());
            CompletableFuture.delayedExecutor(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> changed.add(id.value()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            turn.unlock();
        }
    }

    private void arrangeInTurn(SubscriptionId id) throws InterruptedException {
        var current = couriers.getOrDefault(id, Map.of());
        var wanted = subscription(id);
        var decided = current.values().stream()
                .mapToInt(courier -> courier.route().subscription().decisions())
                .max()
                .orElse(-1);
        if (wanted.isPresent() && wanted.get().decisions() == decided) {
            return;
        }
        var noted = current.values().stream().mapToLong(Courier::stop).max().orElse(0);
        couriers.remove(id);
        awaitView(noted);
        if (isRunning()) {
            subscription(id)
                    .filter(subscription -> subscription.paused() == null)
                    .ifPresent(this::send);
        }
    }

    private void send(Subscription subscription) {
        var routes = new HashMap<String, Courier>();
        Confidence confidence;
        try (var decided = streams.decided(subscription.id())) {
            confidence = Confidence.after(decided);
        }
        routes.put("", new Courier(Route.of(subscription, null, confidence), office));
        subscription
                .replays()
                .keySet()
                .forEach(replay -> routes.put(replay, new Courier(Route.of(subscription, replay, confidence), office)));
        couriers.put(subscription.id(), routes);
        routes.values().forEach(Courier::start);
    }

    /** What was noted last has to be seen, or it would be delivered again. */
    private void awaitView(long position) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.position(Subscriptions.VIEW) < position && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private Optional<Subscription> subscription(SubscriptionId id) {
        return Optional.ofNullable(store.get(Subscriptions.ANSWERS.name(), Set.of(id.value()))
                        .get(id.value()))
                .map(Subscriptions::subscription);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        halt();
    }

    private void halt() {
        var all = List.copyOf(couriers.values()).stream()
                .flatMap(routes -> routes.values().stream())
                .toList();
        all.forEach(Courier::halt);
        all.forEach(Courier::stop);
        couriers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
