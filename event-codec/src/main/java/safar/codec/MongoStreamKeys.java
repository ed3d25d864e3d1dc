package safar.codec;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import safar.contract.identity.StreamId;

/**
 * Stream keys in a database of their own in MongoDB, for nodes that share journeys. A key is stored by a majority before it is used, and the first that was stored
 * is everybody's. What was read is believed for a minute, so that a destroyed key is forgotten everywhere soon after.
 */
public final class MongoStreamKeys implements MovableKeys {

    private static final int KEY_BYTES = 32;
    private static final int AT_ONCE = 1_000;
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final StreamKeyCache cache =
            new StreamKeyCache(Caffeine.newBuilder().expireAfterWrite(BELIEVED));
    private final MongoClient client;
    private final MongoCollection<Document> keys;

    private MongoStreamKeys(MongoClient client, String database) {
        this.client = client;
        this.keys = client.getDatabase(database)
                .getCollection("stream_key")
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        keys.createIndex(Indexes.compoundIndex(Indexes.ascending("stream"), Indexes.descending("generation")));
    }

    /** Keeps keys in the database {@code <name of that in the URI>-keys}. */
    public static MongoStreamKeys open(String uri) {
        var address = new ConnectionString(uri);
        var client = MongoClients.create(MongoClientSettings.builder()
                .applicationName("safar-keys")
                .applyConnectionString(address)
                .build());
        return new MongoStreamKeys(client, Objects.requireNonNullElse(address.getDatabase(), "safar") + "-keys");
    }

    @Override
    public void prepare(Collection<StreamId> streams) {
        var missing = cache.missing(streams);
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            var some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            told("make %d keys".formatted(some.size()), () -> {
                loadOrMake(some);
                return some;
            });
        }
    }

    @Override
    public StreamKey current(StreamId stream) {
        return cache.current(stream, this::prepare);
    }

    @Override
    public Optional<StreamKey> find(String keyId) {
        return cache.find(
                keyId,
                () -> told(
                        "read the key " + keyId,
                        () -> Optional.ofNullable(
                                        keys.find(Filters.eq("_id", keyId)).first())
                                .filter(stored -> stored.get("secret") != null)
                                .map(MongoStreamKeys::key)));
    }

    @Override
    public void destroy(StreamId stream) {
        told(
                "destroy the keys of " + stream,
                () -> keys.updateMany(Filters.eq("stream", stream.value()), Updates.unset("secret")));
        cache.forget(stream);
    }

    @Override
    public void forEach(Consumer<Kept> visitor) {
        told("read all keys", () -> {
            keys.find()
                    .sort(Sorts.ascending("stream", "generation"))
                    .allowDiskUse(true)
                    .forEach(stored -> visitor.accept(kept(stored)));
            return keys;
        });
    }

    @Override
    public void keep(Collection<Kept> more) {
        var made = more.stream().map(MongoStreamKeys::document).toList();
        told("keep %d keys".formatted(made.size()), () -> {
            insert(made);
            return made;
        });
        var here = new HashMap<String, Kept>();
        told(
                        "read %d keys".formatted(made.size()),
                        () -> keys.find(
                                Filters.in("_id", more.stream().map(Kept::id).toList())))
                .forEach(stored -> here.put(stored.getString("_id"), kept(stored)));
        for (var key : more) {
            var stored = here.get(key.id());
            if (stored == null || !Arrays.equals(stored.secret(), key.secret())) {
                throw new KeyStoreException(
                        "expected the key %s to be absent or the same, found another".formatted(key.id()), null);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** Those that are stored already stay as they are. */
    private void insert(List<Document> made) {
        if (made.isEmpty()) {
            return;
        }
        try {
            keys.insertMany(made, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /** Whoever stores a generation first wins; the others find it. */
    private void loadOrMake(List<StreamId> streams) {
        var newest = newest(streams);
        var made = new ArrayList<Document>();
        for (var stream : streams) {
            var known = newest.get(stream.value());
            if (known == null || known.get("secret") == null) {
                made.add(fresh(stream, known == null ? 1 : known.getInteger("generation") + 1));
            }
        }
        if (!made.isEmpty()) {
            insert(made);
            newest = newest(streams);
        }
        for (var stream : streams) {
            var stored = newest.get(stream.value());
            if (stored != null && stored.get("secret") != null) {
                cache.remember(stream, key(stored));
            }
        }
    }

    private Map<String, Document> newest(List<StreamId> streams) {
        var newest = new HashMap<String, Document>();
        keys.find(Filters.in("stream", streams.stream().map(StreamId::value).toList()))
                .sort(Sorts.ascending("generation"))
                .forEach(stored -> newest.put(stored.getString("stream"), stored));
        return newest;
    }

    private Document fresh(StreamId stream, int generation) {
        var secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return document(new Kept(stream.value(), generation, secret));
    }

    /** One that was destroyed has no secret. */
    private static Document document(Kept key) {
        var document =
                new Document("_id", key.id()).append("stream", key.stream()).append("generation", key.generation());
        return key.secret() == null ? document : document.append("secret", new Binary(key.secret()));
    }

    private static Kept kept(Document stored) {
        var secret = stored.get("secret", Binary.class);
        return new Kept(
                stored.getString("stream"), stored.getInteger("generation"), secret == null ? null : secret.getData());
    }

    private static StreamKey key(Document stored) {
        var secret = stored.get("secret", Binary.class).getData();
        return new StreamKey(stored.getString("_id"), new SecretKeySpec(secret, "AES"));
    }

    private static <T> T told(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new KeyStoreException("could not " + what, e);
        }
    }
}
