package safar.codec;

import java.util.Collection;
import java.util.Optional;
import safar.contract.identity.StreamId;

/** The keys under which personal data is stored: one per journey stream, kept apart from events and views, so that destroying it forgets the person. */
public interface StreamKeys extends AutoCloseable {

    /** Makes, durably and in one go, the current keys of those streams that have none. */
    void prepare(Collection<StreamId> streams);

    /** The key under which new data of this stream is sealed; made, durably, when there is none. */
    StreamKey current(StreamId stream);

    /** The key of this id; empty when it was destroyed. */
    Optional<StreamKey> find(String keyId);

    /** Destroys all keys of a stream for good; what comes later gets a new one. */
    void destroy(StreamId stream);

    @Override
    void close();
}
