package safar.projection.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.Note.Shared;
import safar.projection.identity.IdentityGraph;

/** All that some streams tell of their families, in the order in which it was recorded; it can be replayed up to any position. */
public final class Recollection {

    private final FamilySources sources;
    private final List<Note> notes;
    private final Map<String, Long> read;

    private Recollection(FamilySources sources, List<Note> notes, Map<String, Long> read) {
        this.sources = sources;
        this.notes = notes;
        this.read = read;
    }

    public static Recollection nothing(FamilySources sources) {
        return new Recollection(sources, List.of(), Map.of());
    }

    /**
     * What others hold of these streams already, so that only the rest is left to be read: families grow by joining others.
     *
     * @param others each stream is taken from the first of them that has it, and those that name other streams are passed over
     */
    public static Recollection of(FamilySources sources, Collection<Recollection> others) {
        var notes = new ArrayList<Note>();
        var read = new HashMap<String, Long>();
        for (var other : others) {
            if (other.isPartOf(sources) && Collections.disjoint(other.read.keySet(), read.keySet())) {
                notes.addAll(other.notes);
                read.putAll(other.read);
            }
        }
        notes.sort(Comparator.comparingLong(Note::position));
        return new Recollection(sources, List.copyOf(notes), Map.copyOf(read));
    }

    /** Where the events of a stream are read. */
    @FunctionalInterface
    public interface Source {
        /** The events of a stream in their order, without the first {@code passed}. */
        Stream<Recorded<?>> read(String stream, long passed);
    }

    /** With what was recorded since; itself where that is nothing. */
    public Recollection with(Source source) {
        var shared = new Shared(new HashMap<>(), new HashMap<>());
        var more = new ArrayList<Note>();
        var known = new HashMap<>(read);
        for (var stream : sources.streams()) {
            try (var events = source.read(stream, known.getOrDefault(stream, 0L))) {
                events.forEach(event -> {
                    more.add(Note.of(event, shared));
                    known.merge(stream, 1L, Long::sum);
                });
            }
        }
        if (more.isEmpty()) {
            return this;
        }
        // a journey and the cases of its customer stand on one tape, which takes events in the order of their positions
        more.addAll(notes);
        more.sort(Comparator.comparingLong(Note::position));
        return new Recollection(sources, List.copyOf(more), Map.copyOf(known));
    }

    /** Whether these are the streams it was read from. */
    public boolean isOf(FamilySources others) {
        return sources.equals(others);
    }

    /** Whether all of its streams are among these. */
    public boolean isPartOf(FamilySources others) {
        return others.streams().containsAll(sources.streams());
    }

    /** How many events it holds. */
    public int events() {
        return notes.size();
    }

    /** How many of them were recorded by a position. */
    public int events(long upTo) {
        int low = 0;
        int high = notes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (notes.get(middle).position() > upTo) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * What the first of these events make of their families.
     *
     * @param near another replay under the same rules, of which whatever is the same need not be folded again
     */
    public Replay replay(int events, IdentityGraph graph, Rules rules, @Nullable Replay near) {
        var replay = new Replay(graph, rules, sources.foreign(), near == null ? Map.of() : near.walks());
        notes.subList(0, events).forEach(replay::take);
        return replay;
    }

    /** All that it tells, folded in memory. */
    Families families(IdentityGraph graph) {
        var families = Families.inMemory(graph, sources.foreign());
        notes.forEach(note -> note.telling().accept(families));
        return families;
    }
}
