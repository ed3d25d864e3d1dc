package safar.codec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import safar.contract.identity.StreamId;

/** The keys at hand, by id and as the current one of a stream; what is not at hand is asked of a store. */
final class StreamKeyCache {

    private static final int KEPT = 200_000;

    private final Cache<String, StreamKey> byId;
    private final Cache<StreamId, StreamKey> currentOf;

    /** Keeps keys for as long as the given caches do. */
    StreamKeyCache(Caffeine<Object, Object> caches) {
        caches.maximumSize(KEPT);
        byId = caches.build();
        currentOf = caches.build();
    }

    /** Those streams, once each, of which the current key is not at hand. */
    List<StreamId> missing(Collection<StreamId> streams) {
        return streams.stream()
                .distinct()
                .filter(stream -> currentOf.getIfPresent(stream) == null)
                .toList();
    }

    /** The current key of a stream, which is prepared until it is at hand. */
    StreamKey current(StreamId stream, Consumer<List<StreamId>> prepare) {
        for (var key = currentOf.getIfPresent(stream); ; key = currentOf.getIfPresent(stream)) {
            if (key != null) {
                return key;
            }
            prepare.accept(List.of(stream));
        }
    }

    Optional<StreamKey> find(String keyId, Supplier<Optional<StreamKey>> load) {
        var cached = byId.getIfPresent(keyId);
        if (cached != null) {
            return Optional.of(cached);
        }
        var loaded = load.get();
        loaded.ifPresent(key -> byId.put(keyId, key));
        return loaded;
    }

    void remember(StreamId stream, StreamKey current) {
        byId.put(current.id(), current);
        currentOf.put(stream, current);
    }

    void forget(StreamId stream) {
        currentOf.invalidate(stream);
        byId.asMap().keySet().removeIf(id -> id.startsWith(stream.value() + "."));
    }
}
