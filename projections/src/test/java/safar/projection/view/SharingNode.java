package safar.projection.view;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import safar.contract.Recorded;
import safar.projection.store.Claim;
import safar.projection.store.Crew;
import safar.projection.store.ViewStores;

/** A node in a process of its own, which shares in the views with others until all events are in, or it is killed. */
final class SharingNode {

    private static final int AT_ONCE = 8;
    private static final int SHARES = 4;
    private static final long LOOK_MILLIS = 50;

    private final String name = UUID.randomUUID().toString();
    private final List<Recorded<?>> events;
    private final ViewGenerations store;
    private final Materialiser live;
    private final Sharing sharing;
    private volatile boolean leads;

    SharingNode(String uri, List<Recorded<?>> events) {
        this.events = events;
        this.store = ViewGenerations.of(ViewStores.open(Path.of("unused"), uri));
        this.live = new Materialiser(store, SharingTest.views(store));
        this.sharing = new Sharing(live, store, name, SHARES);
    }

    /** The process itself: the address of the server of views, and the seed and number of the facts. */
    public static void main(String... args) throws InterruptedException {
        var events = events(Long.parseLong(args[1]), Integer.parseInt(args[2]));
        new SharingNode(args[0], events).run();
    }

    static List<Recorded<?>> events(long seed, int facts) {
        return Histories.recorded(new Histories(seed, 20).events(facts));
    }

    private void run() throws InterruptedException {
        Thread.ofPlatform().daemon().start(this::look);
        while (live.position() < events.size()) {
            trying(this::fold);
            Thread.sleep(1);
        }
    }

    private void fold() {
        if (leads) {
            lead();
        } else {
            sharing.waiting().ifPresent(step -> sharing.help(step, events(step.after(), step.upTo())));
        }
    }

    private void lead() {
        var after = live.position();
        var upTo = sharing.open().map(Step::upTo).orElse(Math.min(events.size(), after + AT_ONCE));
        if (upTo > after) {
            sharing.lead(events(after, upTo), upTo, () -> leads);
        }
    }

    private List<Recorded<?>> events(long after, long upTo) {
        return events.subList((int) after, (int) upTo);
    }

    private void look() {
        var claim = store.claim("views", name);
        var crew = store.crew("views", name);
        try {
            while (true) {
                trying(() -> look(claim, crew));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who leads, and who has which shares. */
    private void look(Claim claim, Crew crew) {
        var mine = claim.held();
        if (mine && !leads) {
            live.takeOver();
        }
        leads = mine;
        sharing.hold(sharing.fallingOnThis(crew.present()));
    }

    /** What another node hinders is tried again. */
    private static void trying(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!ViewStores.isFault(e)) {
                throw e;
            }
        }
    }
}
