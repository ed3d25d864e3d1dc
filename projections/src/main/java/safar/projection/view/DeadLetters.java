package safar.projection.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.contract.EventCatalogue;
import safar.contract.Recorded;
import safar.contract.StoredType;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;

/**
 * The dead letters of one view in one generation, stored together with its documents and remembered in between. There is a bounded number of
 * them; when it is reached, the view stands still rather than losing one.
 */
final class DeadLetters {

    /** Enough for a fault that concerns some customers, and little enough to be held in memory. */
    static final int MOST = 10_000;

    private final BatchView view;
    private final ViewStore store;
    private final String collection;
    private @Nullable SortedMap<Long, Kept> known;
    private final Set<String> stopped = new HashSet<>();

    DeadLetters(BatchView view, ViewStore store) {
        this.view = view;
        this.store = store;
        this.collection = collection(view).name();
    }

    private record Kept(DeadLetter letter, long version) {}

    static CollectionSpec collection(BatchView view) {
        return new CollectionSpec("dead-letters-of-" + view.name());
    }

    /** What was remembered is not what is stored. */
    void forget() {
        known = null;
    }

    List<DeadLetter> all() {
        return kept().values().stream().map(Kept::letter).toList();
    }

    /** A letter and all that it waits for or that waits for it, oldest first. */
    List<DeadLetter> sequence(DeadLetter letter) {
        var sequence = new TreeMap<Long, DeadLetter>(Map.of(letter.position(), letter));
        var stops = new HashSet<>(letter.stops());
        for (var grown = true; grown; ) {
            grown = false;
            for (var other : all()) {
                if (!sequence.containsKey(other.position()) && !Collections.disjoint(stops, other.stops())) {
                    sequence.put(other.position(), other);
                    stops.addAll(other.stops());
                    grown = true;
                }
            }
        }
        return List.copyOf(sequence.values());
    }

    /** Those of the events that the view may take in; to the changes come the others, which wait. */
    List<Recorded<?>> admit(List<Recorded<?>> events, Collection<Change> changes) {
        if (kept().isEmpty() && events.stream().noneMatch(recorded -> recorded.event() instanceof Unreadable)) {
            return events;
        }
        var admitted = new ArrayList<Recorded<?>>();
        for (var recorded : events) {
            if (!concerns(recorded.event())) {
                continue;
            }
            if (recorded.event() instanceof Unreadable unreadable) {
                changes.addAll(add(recorded, unreadable.problem()));
            } else if (Collections.disjoint(stopped, Subjects.of(recorded.event()))) {
                admitted.add(recorded);
            } else {
                changes.addAll(add(recorded, null));
            }
        }
        return admitted;
    }

    private boolean concerns(Object event) {
        return event instanceof Unreadable unreadable
                ? view.streams().stream().anyMatch(unreadable.stream()::startsWith)
                : view.reads(event);
    }

    /** The change that lays an event aside; none when it is there already. */
    List<Change> add(Recorded<?> recorded, @Nullable String problem) {
        if (kept().containsKey(recorded.position())) {
            return List.of();
        }
        if (kept().size() >= MOST) {
            throw new TooManyDeadLettersException(
                    "expected at most %d dead letters of the view %s, and event %s at %d would be one more"
                            .formatted(MOST, view.name(), recorded.id(), recorded.position()),
                    null);
        }
        var event = recorded.event();
        var type = event instanceof Unreadable unreadable
                ? unreadable.type()
                : EventCatalogue.typeOf(event.getClass()).map(StoredType::name).orElse("unknown");
        var letter = new DeadLetter(
                view.name(),
                recorded.position(),
                recorded.id(),
                type,
                recorded.at(),
                stops(Subjects.of(event)),
                problem,
                problem == null ? 0 : 1);
        return List.of(put(letter, 0));
    }

    private Set<String> stops(Set<String> subjects) {
        return stopped.containsAll(subjects) ? subjects : view.stopping(subjects);
    }

    /** The change that notes that a letter failed again. */
    Change failedAgain(DeadLetter letter, RuntimeException failure) {
        return put(letter.failedAgain(failure), version(letter));
    }

    /** The changes that take letters away, because the view has taken their events in or never will. */
    List<Change> remove(List<DeadLetter> letters) {
        var changes = letters.stream()
                .<Change>map(letter -> new Change.Delete(collection, letter.id(), version(letter)))
                .toList();
        letters.forEach(letter -> kept().remove(letter.position()));
        stopped.clear();
        all().forEach(left -> stopped.addAll(left.stops()));
        return changes;
    }

    private long version(DeadLetter letter) {
        var kept = kept().get(letter.position());
        if (kept == null) {
            throw new IllegalArgumentException("expected the dead letter %s, found none".formatted(letter.id()));
        }
        return kept.version();
    }

    private Change put(DeadLetter letter, long version) {
        kept().put(letter.position(), new Kept(letter, version + 1));
        stopped.addAll(letter.stops());
        return new Change.Put(
                collection, new Document(letter.id(), version, ViewJson.STATE.writeValueAsBytes(letter)), Map.of());
    }

    private SortedMap<Long, Kept> kept() {
        if (known == null) {
            var read = new TreeMap<Long, Kept>();
            var ids = new HashSet<String>();
            store.scan(collection, List.of(), (id, _) -> ids.add(id));
            var documents = ids.isEmpty() ? new HashMap<String, Document>() : store.get(collection, ids);
            for (var document : documents.values()) {
                var letter = ViewJson.STATE.readValue(document.json(), DeadLetter.class);
                read.put(letter.position(), new Kept(letter, document.version()));
            }
            stopped.clear();
            read.values().forEach(kept -> stopped.addAll(kept.letter().stops()));
            known = read;
        }
        return known;
    }
}
