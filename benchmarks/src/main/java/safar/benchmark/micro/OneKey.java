package safar.benchmark.micro;

import java.util.Collection;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import safar.codec.StreamKey;
import safar.codec.StreamKeys;
import safar.contract.identity.StreamId;

/** The same key for everybody, held in memory. */
final class OneKey implements StreamKeys {

    private static final int BYTES = 32;
    private final StreamKey key = new StreamKey("sample.1", new SecretKeySpec(new byte[BYTES], "AES"));

    @Override
    public void prepare(Collection<StreamId> streams) {}

    @Override
    public StreamKey current(StreamId stream) {
        return key;
    }

    @Override
    public Optional<StreamKey> find(String keyId) {
        return Optional.of(key);
    }

    @Override
    public void destroy(StreamId stream) {
        throw new UnsupportedOperationException("a sample's key cannot be destroyed");
    }

    @Override
    public void close() {}
}
