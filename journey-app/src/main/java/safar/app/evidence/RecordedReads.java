package safar.app.evidence;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.evidence.AccessEvent;
import safar.contract.evidence.AccessEvent.CaseRead;
import safar.contract.evidence.Sight;
import safar.eventstore.Append;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.evidence.CaseReads;

/** Who read a case, in {@code access/<case id>}; the answer waits until that is on disk. */
final class RecordedReads implements CaseReads {

    private static final String TYPE = "access";

    /** On another node somebody may read the same case at the same time. */
    private static final RetryPolicy<Append> OTHERS_READ = RetryPolicy.<Append>builder()
            .handle(ConcurrencyException.class)
            .withMaxRetries(5)
            .build();

    private final RocksEventStorageEngine engine;
    private final Appending appending;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    RecordedReads(RocksEventStorageEngine engine, Appending appending, Clock clock) {
        this.engine = engine;
        this.appending = appending;
        this.clock = clock;
    }

    @Override
    public void record(ComplaintId complaint, Author reader, Sight sight) {
        if (engine.lastSequenceNumberFor(complaint.streamName()).isPresent()) {
            Failsafe.with(OTHERS_READ)
                    .get(() -> written(complaint, reader, sight))
                    .awaitDurable();
        }
    }

    private Append written(ComplaintId complaint, Author reader, Sight sight) {
        var stream = AccessEvent.streamName(complaint);
        lock.lock();
        try {
            var sequence = engine.nextSequenceNumberFor(stream);
            var now = clock.instant();
            var event = new CaseRead(new Entry(complaint, null, sequence, now, reader, null), sight);
            return appending.enqueue(List.of(new GenericDomainEventMessage<>(
                    TYPE, stream, sequence, event, MetaData.emptyInstance(), stream + "/" + sequence, now)));
        } finally {
            lock.unlock();
        }
    }
}
