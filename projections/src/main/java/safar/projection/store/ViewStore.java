package safar.projection.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the views remember: versioned JSON documents in named collections, found by declared fields. It holds only what can be
 * rebuilt from events; a store that lost its contents answers position 0.
 */
public interface ViewStore extends AutoCloseable {

    /**
     * Makes the collection usable and creates what is missing of it, at any start and by several nodes at once. A field that is
     * new to an existing collection is absent from its documents until they are put again; no stored value is taken away.
     *
     * @throws IllegalStateException when a field is stored already as another kind
     */
    void define(CollectionSpec spec);

    /** The documents that exist among {@code ids}, by id. */
    Map<String, Document> get(String collection, Set<String> ids);

    /**
     * Makes the changes and writes the positions; each document appears at most once. Changes that come with positions are made all or none:
     * SQLite does so in a transaction, MongoDB writes them down first, and whoever comes next ends what was begun.
     *
     * @throws StaleDocumentException when a document is no longer stored in the version it was read in
     */
    void apply(Collection<? extends Change> changes, Map<String, Long> positions);

    /** Writes figures under names of their own, whoever wrote them last; they are no positions that a batch reaches. */
    default void mark(Map<String, Long> figures) {
        apply(List.of(), figures);
    }

    /** One page of documents; the next one starts at the last one's place, however many came or went meanwhile. */
    Page find(String collection, Query query);

    /**
     * Passes the id and the {@code fields} that are present of every document, in id order and in bounded memory; SQLite shows
     * one moment, MongoDB may show changes made during the scan.
     */
    void scan(String collection, List<String> fields, BiConsumer<String, Map<String, Object>> visitor);

    /**
     * How many documents there are per combination of the {@code groupBy} fields, null where one is absent; a document counts
     * once for each of its tags. Without fields it is one figure under the empty list.
     */
    Map<List<@Nullable Object>, Long> count(String collection, Filter filter, List<String> groupBy);

    /** The position or figure last written for {@code view}, 0 when there is none. */
    long position(String view);

    /** Claims a duty for a node, which is to be asked about once a second; without other nodes it is held at once. */
    Claim claim(String duty, String node);

    /** Ends a batch that a node began and did not end, and lets it begin no other; to be called by whoever takes over from it, before reading. */
    default void recover() {}

    /** Who is there to share in a duty: asked for once a second, by which others know that this node is there. */
    default Crew crew(String duty, String node) {
        return Crew.alone(node);
    }

    /**
     * The same documents for one of several who write at the same time, each of which is told apart by a name, and ends and {@linkplain #recover recovers} its own
     * batches; what they write does not overlap. It is closed with this store.
     */
    default ViewStore writer(String name) {
        return this;
    }

    /** Forgets the collection and its documents; one that does not exist is no error. */
    void drop(String collection);

    @Override
    void close();
}
