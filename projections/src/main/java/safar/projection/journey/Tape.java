package safar.projection.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one stream in canonical order, each (source, id) once at its highest revision, whatever the order of arrival. Long tapes lie in
 * chunks, of which only those that are asked for are loaded; the last is always at hand.
 */
public final class Tape {

    /** A chunk that is longer is cut in two. */
    static final int CHUNK = 64;

    private static final int NEVER = -1;

    /**
     * What is kept of a tape between batches, without its older chunks.
     *
     * @param position of the last event it has seen; what comes again is passed over
     * @param corrected the highest revision by source and id, where there was more than the first
     * @param retracted the highest revision that was taken back, by source and id
     */
    public record State(
            long position,
            Map<String, Integer> corrected,
            Map<String, Integer> retracted,
            int nextChunk,
            List<ChunkRef> older,
            List<TapeEntry> newest) {

        public static final State EMPTY = new State(0, Map.of(), Map.of(), 0, List.of(), List.of());
    }

    /** An older chunk: its number and the place where it begins. */
    public record ChunkRef(int number, TouchKey first) {}

    /** What a fact did to the tape. */
    public record Change(
            @Nullable TapeEntry added, @Nullable TapeEntry removed) {
        public static final Change NOTHING = new Change(null, null);
    }

    private final IntFunction<List<TapeEntry>> loader;
    private final Map<String, Integer> corrected;
    private final Map<String, Integer> retracted;
    private final TreeMap<TouchKey, Chunk> chunks = new TreeMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private final Chunk newest;
    private long position;
    private int nextChunk;

    /** @param loader the entries of an older chunk, by its number */
    public Tape(State state, IntFunction<List<TapeEntry>> loader) {
        this.loader = loader;
        this.corrected = new LinkedHashMap<>(state.corrected());
        this.retracted = new LinkedHashMap<>(state.retracted());
        this.position = state.position();
        this.nextChunk = state.nextChunk();
        state.older().forEach(ref -> chunks.put(ref.first(), new Chunk(ref.number(), null)));
        this.newest = new Chunk(-1, new ArrayList<>(state.newest()));
    }

    public boolean isEmpty() {
        return chunks.isEmpty() && newest.entries().isEmpty();
    }

    /** Takes the fact at this position in, unless it is known or superseded already. */
    public Change record(long at, TapeEntry entry) {
        if (at <= position) {
            return Change.NOTHING;
        }
        position = at;
        var name = name(entry.key());
        if (entry.revision() <= retracted.getOrDefault(name, NEVER)) {
            return Change.NOTHING;
        }
        var known = corrected.getOrDefault(name, 0);
        if (entry.revision() == 0) {
            return known == 0 && insert(entry) ? new Change(entry, null) : Change.NOTHING;
        }
        if (entry.revision() <= known) {
            return Change.NOTHING;
        }
        corrected.put(name, entry.revision());
        var removed = remove(entry.key());
        insert(entry);
        return new Change(entry, removed.orElse(null));
    }

    /** Takes a fact back, in all its revisions up to this one, whether it is here already or still to come. */
    public Change retract(long at, TouchKey key, int revision) {
        if (at <= position) {
            return Change.NOTHING;
        }
        position = at;
        var name = name(key);
        if (revision <= retracted.getOrDefault(name, NEVER)) {
            return Change.NOTHING;
        }
        retracted.put(name, revision);
        return corrected.getOrDefault(name, 0) > revision
                ? Change.NOTHING
                : new Change(null, remove(key).orElse(null));
    }

    /** The entries after a place, or all of them, in canonical order. */
    public List<TapeEntry> after(@Nullable TouchKey place) {
        var found = new ArrayList<TapeEntry>();
        var from = place == null ? null : chunks.floorKey(place);
        (from == null ? chunks : chunks.tailMap(from, true)).values().forEach(chunk -> found.addAll(chunk.entries()));
        found.addAll(newest.entries());
        if (place != null) {
            found.removeIf(entry -> entry.key().compareTo(place) <= 0);
        }
        return found;
    }

    public State state() {
        var older = chunks.entrySet().stream()
                .map(chunk -> new ChunkRef(chunk.getValue().number, chunk.getKey()))
                .toList();
        return new State(position, corrected, retracted, nextChunk, older, List.copyOf(newest.entries()));
    }

    /** The older chunks that changed since the tape was loaded, by number; an empty one is gone. */
    public Map<Integer, List<TapeEntry>> changedChunks() {
        var changed = new LinkedHashMap<Integer, List<TapeEntry>>();
        touched.forEach(number -> changed.put(number, List.of()));
        chunks.values().stream()
                .filter(chunk -> touched.contains(chunk.number))
                .forEach(chunk -> changed.put(chunk.number, List.copyOf(chunk.entries())));
        return changed;
    }

    /** The chunks that changed are stored now. */
    public void stored() {
        touched.clear();
    }

    /** How many entries are in memory. */
    public long loaded() {
        return newest.loaded()
                + chunks.values().stream().mapToLong(Chunk::loaded).sum();
    }

    /** The numbers of the older chunks. */
    public List<Integer> olderChunks() {
        return chunks.values().stream().map(chunk -> chunk.number).toList();
    }

    private boolean insert(TapeEntry entry) {
        var home = homeOf(entry.key());
        var entries = home.entries();
        var place = Collections.binarySearch(entries, entry);
        if (place >= 0) {
            return false;
        }
        entries.add(-place - 1, entry);
        touch(home);
        if (entries.size() > CHUNK) {
            cut(home);
        }
        return true;
    }

    private Chunk homeOf(TouchKey key) {
        var tail = newest.entries();
        if (chunks.isEmpty()
                || (!tail.isEmpty() && key.compareTo(tail.getFirst().key()) >= 0)) {
            return newest;
        }
        var floor = chunks.floorEntry(key);
        if (floor == null) {
            var first = chunks.pollFirstEntry();
            chunks.put(key, first.getValue());
            return first.getValue();
        }
        return floor.getValue();
    }

    private void cut(Chunk full) {
        var entries = full.entries();
        var head = new ArrayList<>(entries.subList(0, entries.size() / 2));
        var tail = new ArrayList<>(entries.subList(entries.size() / 2, entries.size()));
        var fresh = new Chunk(nextChunk++, full == newest ? head : tail);
        full.entries = full == newest ? tail : head;
        chunks.put(fresh.entries().getFirst().key(), fresh);
        touch(fresh);
    }

    private static String name(TouchKey key) {
        return key.source() + "\n" + key.id();
    }

    private Optional<TapeEntry> remove(TouchKey named) {
        // most often it lies where it is said to be; a correction may have moved it
        var floor = Optional.ofNullable(chunks.floorEntry(named)).map(Map.Entry::getValue);
        var likely = Stream.concat(Stream.of(newest), floor.stream());
        var removed = Stream.concat(likely, List.copyOf(chunks.values()).stream())
                .flatMap(chunk -> removeFrom(chunk, named).stream())
                .findFirst();
        chunks.values().removeIf(Chunk::isEmptied);
        return removed;
    }

    private Optional<TapeEntry> removeFrom(Chunk chunk, TouchKey named) {
        var found = chunk.entries().stream()
                .filter(entry -> entry.key().source().equals(named.source())
                        && entry.key().id().equals(named.id()))
                .findFirst();
        found.ifPresent(entry -> {
            chunk.entries().remove(entry);
            touch(chunk);
        });
        return found;
    }

    private void touch(Chunk chunk) {
        if (chunk != newest) {
            touched.add(chunk.number);
        }
    }

    private final class Chunk {
        private final int number;
        private @Nullable List<TapeEntry> entries;

        Chunk(int number, @Nullable List<TapeEntry> entries) {
            this.number = number;
            this.entries = entries;
        }

        boolean isEmptied() {
            return entries != null && entries.isEmpty();
        }

        int loaded() {
            return entries == null ? 0 : entries.size();
        }

        List<TapeEntry> entries() {
            var loaded = entries;
            if (loaded == null) {
                loaded = new ArrayList<>(loader.apply(number));
                entries = loaded;
            }
            return loaded;
        }
    }
}
