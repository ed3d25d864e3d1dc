package safar.app.evidence;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import safar.contract.evidence.TransparencyEvent;
import safar.contract.evidence.TransparencyEvent.CheckpointSigned;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import safar.projection.evidence.Checkpoint;
import safar.projection.evidence.Disclosure;
import safar.projection.evidence.Envelope;
import safar.projection.evidence.MerkleTree;
import safar.projection.evidence.NoteSigner;
import safar.projection.evidence.SignedNote;
import safar.projection.evidence.index.EvidenceIndex;
import safar.projection.evidence.index.EvidenceState;
import safar.query.evidence.EvidenceLog;

/**
 * Follows the store, and signs what the log of cases has become; the only writer of {@code transparency/log}. Before it signs it makes sure that the log still
 * begins with what was signed last, so that events which were changed since stop it.
 */
final class Notary implements EvidenceLog {

    private static final List<String> STREAMS = List.of("complaint/", "access/");
    private static final String TYPE = "transparency";
    private static final int BATCH = 1_000;

    /** Another node of the installation may sign at the same time: then its checkpoint is the one to go on from. */
    private static final RetryPolicy<Signed> OTHERS_SIGN = RetryPolicy.<Signed>builder()
            .handle(ConcurrencyException.class)
            .withMaxRetries(5)
            .build();

    private final RocksEventStorageEngine engine;
    private final StoredEvidence events;
    private final EvidenceIndex index;
    private final SigningKeys keys;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Signed newest;

    Notary(RocksEventStorageEngine engine, StoredEvidence events, EvidenceIndex index, SigningKeys keys, Clock clock) {
        this.engine = engine;
        this.events = events;
        this.index = index;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Signed signed() {
        lock.lock();
        try {
            return Failsafe.with(OTHERS_SIGN).get(this::signedNow);
        } finally {
            lock.unlock();
        }
    }

    private Signed signedNow() {
        var before = newest;
        try {
            follow();
            var state = index.state();
            var last = before == null ? last(state).orElse(null) : before;
            var current = last != null
                            && last.checkpoint().size() == state.size()
                            && last.note().isSignedBy(signer().key())
                    ? last
                    : sign(state, last);
            newest = current;
            return current;
        } catch (RuntimeException e) {
            // what was signed last is to be read again
            newest = null;
            throw e;
        }
    }

    /** Mostly without a look at the store: only what happened since the newest checkpoint needs another. */
    @Override
    public Optional<Covered> covered(String stream, long sequence) {
        var known = newest;
        var number = index.number(stream, sequence);
        if (known != null
                && number.isPresent()
                && number.get() < known.checkpoint().size()) {
            return Optional.of(new Covered(number.get(), known));
        }
        var signed = signed();
        return index.number(stream, sequence).map(leaf -> new Covered(leaf, signed));
    }

    /** Signs when something happened; a log without leaves is signed only when somebody asks. */
    Optional<SignedNote> signIfAny() {
        lock.lock();
        try {
            follow();
            return index.state().size() == 0 ? Optional.empty() : Optional.of(signed().note());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public NoteSigner signer() {
        return keys.current();
    }

    @Override
    public List<SignedNote> successions() {
        return keys.successions();
    }

    /** Has another key sign, at once, and answers the note by which the one before says so. */
    SignedNote replaceKey() {
        lock.lock();
        try {
            keys.replace();
            signed();
            return keys.successions().getLast();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public MerkleTree tree() {
        return index.tree();
    }

    @Override
    public List<Long> numbers(String stream) {
        return index.numbers(stream);
    }

    @Override
    public Stream<Kept> events(String stream) {
        return events.events(stream);
    }

    @Override
    public Optional<Disclosure> disclose(Envelope event) {
        return events.disclose(event);
    }

    private void follow() {
        var head = engine.head();
        if (index.state().position() > head) {
            // the store was taken back to an older copy
            index.clear();
        }
        var after = index.state().position();
        if (after == head) {
            return;
        }
        var batch = new ArrayList<Envelope>(BATCH);
        try (var stored = engine.read(after, head, STREAMS)) {
            for (var event : (Iterable<StoredEvent>) stored::iterator) {
                batch.add(StoredEvidence.envelope(event));
                if (batch.size() == BATCH) {
                    index.append(batch, event.position());
                    batch.clear();
                }
            }
        }
        index.append(batch, head);
    }

    /** The last checkpoint in the store, once it is sure that the log still begins with what it covers. */
    private Optional<Signed> last(EvidenceState state) {
        return engine.lastSequenceNumberFor(TransparencyEvent.STREAM).map(sequence -> {
            var event = (CheckpointSigned)
                    engine.readEvents(TransparencyEvent.STREAM, sequence).next().getPayload();
            var note = SignedNote.parse(event.note());
            var checkpoint = Checkpoint.parse(note.text());
            refuseUnlessContinued(checkpoint, state);
            return new Signed(note, checkpoint, state.heads());
        });
    }

    private void refuseUnlessContinued(Checkpoint last, EvidenceState state) {
        if (last.size() > state.size() || !index.tree().root(last.size()).equals(last.root())) {
            throw new BrokenEvidenceException(
                    "the events of cases were changed: checkpoint of %s says that the first %d have the root %s, but %s"
                            .formatted(
                                    last.time(),
                                    last.size(),
                                    last.root(),
                                    last.size() > state.size()
                                            ? "there are only " + state.size()
                                            : "they have " + index.tree().root(last.size())));
        }
        if (last.size() == state.size() && !last.heads().equals(state.heads().root())) {
            throw new BrokenEvidenceException(
                    "the heads of the cases are not those of the checkpoint of " + last.time());
        }
    }

    private Signed sign(EvidenceState state, @Nullable Signed last) {
        if (last != null) {
            refuseUnlessContinued(last.checkpoint(), state);
        }
        var signer = signer();
        var checkpoint = new Checkpoint(
                signer.key().name(),
                state.size(),
                index.tree().root(state.size()),
                state.heads().size(),
                state.heads().root(),
                now());
        var note = signer.sign(checkpoint.text());
        var sequence = engine.nextSequenceNumberFor(TransparencyEvent.STREAM);
        events.append(new GenericDomainEventMessage<>(
                TYPE,
                TransparencyEvent.STREAM,
                sequence,
                new CheckpointSigned(state.size(), note.toString()),
                MetaData.emptyInstance(),
                "%s/%d".formatted(TransparencyEvent.STREAM, sequence),
                checkpoint.time()));
        return new Signed(note, checkpoint, state.heads());
    }

    /** Never before the last event, even when the clock was set back. */
    private Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return engine.readAt(engine.head())
                .map(last -> last.getTimestamp().isAfter(now) ? last.getTimestamp() : now)
                .orElse(now);
    }
}
