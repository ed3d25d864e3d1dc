package safar.projection.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.CustomerId;
import safar.contract.identity.StreamId;
import safar.projection.journey.TapeEntry;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.ViewJson;

/**
 * The families that changed last, as they are stored, so that they need not be read and parsed again. It holds a bounded amount, is for one
 * thread at a time but for the reading of older chunks, and forgets everything when something was not stored as it was handed over.
 */
final class FamilyMemory {

    /**
     * Which family an identifier is at home in.
     *
     * @param before in which it was before a step; null where it was at home with itself alone
     * @param step the number of that step; 0 where there was none
     * @param version in which that is stored
     */
    record Membership(StreamId family, @Nullable StreamId before, long step, long version) {

        /** A new one, which keeps what was before the step. */
        static Membership of(StreamId family, @Nullable Membership known, long step) {
            if (known == null) {
                return new Membership(family, null, step, 1);
            }
            var before = known.step == step ? known.before : known.family;
            return new Membership(family, step == 0 ? null : before, step, known.version + 1);
        }

        /** Where it was at home when a step began; null where that was with itself alone. */
        @Nullable
        StreamId familyBefore(long current) {
            return step == current ? before : family;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record StoredMembership(
            StreamId family,
            @Nullable StreamId before,
            @Nullable Long step) {

        static StoredMembership of(Membership membership) {
            var step = membership.step();
            return new StoredMembership(membership.family(), membership.before(), step == 0 ? null : step);
        }

        Membership in(long version) {
            return new Membership(family, before, step == null ? 0 : step, version);
        }
    }

    private final ViewStore store;
    private final long mostBytes;
    private final LinkedHashMap<StreamId, Family> families = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<StreamId, Long> weights = new HashMap<>();
    private final Map<StreamId, Membership> members = new HashMap<>();
    private final Map<String, Long> chunkVersions = new ConcurrentHashMap<>();
    private long bytes;
    private boolean asked;
    private boolean holdsAll;
    private boolean shared;

    FamilyMemory(ViewStore store, long mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
        // what remembers nothing gains nothing from knowing that there is nothing else
        this.asked = mostBytes == 0;
    }

    void forget() {
        families.clear();
        weights.clear();
        members.clear();
        chunkVersions.clear();
        bytes = 0;
        asked = shared;
        holdsAll = false;
    }

    /** From now on other nodes store families, too. */
    void share() {
        shared = true;
        asked = true;
        holdsAll = false;
    }

    /** Forgets what another node is going to change. */
    void leave(Collection<StreamId> ids) {
        for (var id : ids) {
            var family = families.get(id);
            if (family != null) {
                drop(family);
            }
        }
    }

    /** Where these identifiers are at home; those that are absent were never at home anywhere but with themselves. */
    Map<StreamId, Membership> memberships(Collection<StreamId> streams) {
        return memberships(streams, Map.of());
    }

    /** @param asked what was found in store when it was asked about some of them */
    Map<StreamId, Membership> memberships(Collection<StreamId> streams, Map<StreamId, Optional<Membership>> asked) {
        var found = new HashMap<StreamId, Membership>();
        var unknown = new HashSet<StreamId>();
        for (var stream : streams) {
            var known = members.get(stream);
            var before = asked.get(stream);
            if (known != null) {
                found.put(stream, known);
            } else if (before != null) {
                before.ifPresent(membership -> found.put(stream, membership));
            } else if (!families.containsKey(stream)) {
                unknown.add(stream);
            }
        }
        if (mayBeStored(unknown)) {
            store.get(Customers.MEMBERS.name(), texts(unknown)).forEach((id, document) -> {
                var stored = ViewJson.STATE.readValue(document.json(), StoredMembership.class);
                found.put(new StreamId(id), stored.in(document.version()));
            });
        }
        return found;
    }

    static byte[] json(Membership membership) {
        return ViewJson.STATE.writeValueAsBytes(StoredMembership.of(membership));
    }

    /** The families of these ids, as far as there are any. */
    Collection<Family> families(Set<StreamId> ids) {
        var found = new HashMap<StreamId, Family>();
        var unknown = new HashSet<StreamId>();
        for (var id : ids) {
            var known = families.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (mayBeStored(unknown)) {
            store.get(Customers.FAMILIES.name(), texts(unknown))
                    .forEach((id, document) -> found.put(new StreamId(id), family(document)));
        }
        return found.values();
    }

    private Family family(Document document) {
        return new Family(FamilyJson.family(document.json()), document.version(), this::chunk);
    }

    private IntFunction<List<TapeEntry>> chunk(StreamId stream) {
        return number -> {
            var id = chunkId(stream, number);
            var document = store.get(Customers.TAPES.name(), Set.of(id)).get(id);
            if (document == null) {
                throw new IllegalStateException("expected chunk %s in the view store, found none".formatted(id));
            }
            chunkVersions.put(id, document.version());
            return FamilyJson.chunk(document.json());
        };
    }

    static String chunkId(StreamId stream, int number) {
        return stream.value() + "/" + number;
    }

    /** The version in which a chunk is stored that was read or changed before; 0 when it is not stored. */
    long chunkVersion(String id) {
        return chunkVersions.getOrDefault(id, 0L);
    }

    /** The chunks of a family that are stored, by id, with their versions, which are remembered. */
    Map<String, Long> storedChunks(Family family) {
        var ids = new HashSet<String>();
        family.chunks().forEach((stream, numbers) -> numbers.forEach(number -> ids.add(chunkId(stream, number))));
        var stored = new HashMap<String, Long>();
        store.get(Customers.TAPES.name(), ids).forEach((id, document) -> stored.put(id, document.version()));
        ids.forEach(chunkVersions::remove);
        chunkVersions.putAll(stored);
        return stored;
    }

    /** The versions in which the documents of a family's customers are stored, 0 where they are not. */
    Map<CustomerId, Long> storedVersions(Family family) {
        var ids = family.customers().stream()
                .map(customer -> customer.id().value())
                .collect(Collectors.toSet());
        var stored = store.get(Customers.ANSWERS.name(), ids);
        return ids.stream().collect(Collectors.toMap(CustomerId::new, id -> version(stored.get(id))));
    }

    private static long version(@Nullable Document document) {
        return document == null ? 0 : document.version();
    }

    void chunkStored(String id, long version) {
        chunkVersions.put(id, version);
    }

    void chunkDeleted(String id) {
        chunkVersions.remove(id);
    }

    void memberStored(StreamId stream, Membership membership) {
        members.put(stream, membership);
    }

    /**
     * Remembers families as they are stored now. Those that were not asked for the longest make room only after that: one that was
     * dropped in between and then kept would no longer know the versions of its chunks.
     */
    void keep(Collection<Family> changed) {
        for (var family : changed) {
            families.put(family.id(), family);
            var weight = family.weight();
            var before = weights.put(family.id(), weight);
            bytes += weight - (before == null ? 0 : before);
        }
        while (bytes > mostBytes && !families.isEmpty()) {
            holdsAll = false;
            drop(families.firstEntry().getValue());
        }
    }

    /** Forgets a family that has become part of another, with which its tapes and their chunks go on. */
    void absorbed(Family family) {
        families.remove(family.id());
        var weight = weights.remove(family.id());
        bytes -= weight == null ? 0 : weight;
        family.home().forEach(ref -> {
            var member = members.get(ref.stream());
            if (member != null && member.family().equals(family.id())) {
                members.remove(ref.stream());
            }
        });
    }

    /** Forgets a family to make room. */
    private void drop(Family family) {
        absorbed(family);
        family.chunks()
                .forEach((stream, numbers) -> numbers.forEach(number -> chunkVersions.remove(chunkId(stream, number))));
    }

    /** A view that was empty when this memory began, and of which nothing was dropped, has nothing in store that is not known here. */
    private boolean mayBeStored(Set<StreamId> unknown) {
        if (unknown.isEmpty()) {
            return false;
        }
        if (!asked) {
            asked = true;
            holdsAll = store.find(Customers.FAMILIES.name(), Query.of(Filter.everything(), 1))
                    .documents()
                    .isEmpty();
        }
        return !holdsAll;
    }

    private static Set<String> texts(Collection<StreamId> streams) {
        return streams.stream().map(StreamId::value).collect(Collectors.toSet());
    }
}
