package safar.app.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import safar.contract.evidence.TransparencyEvent;
import safar.contract.evidence.TransparencyEvent.KeySucceeded;
import safar.projection.evidence.NoteSigner;
import safar.projection.evidence.SignedNote;
import safar.projection.evidence.Succession;

/** The key that signs, and those whose place it took; a succession is in the store before the new key signs anything else. */
final class SigningKeys {

    private static final String TYPE = "transparency";

    private final StoredEvidence events;
    private final SigningKeyFile file;
    private final boolean given;
    private final Clock clock;
    private NoteSigner current;
    private List<SignedNote> successions;

    private SigningKeys(
            StoredEvidence events, SigningKeyFile file, Given given, List<SignedNote> successions, Clock clock)
            throws IOException {
        this.events = events;
        this.file = file;
        this.given = given.key().isPresent();
        this.clock = clock;
        this.successions = successions;
        var last = last(successions);
        last.ifPresent(succession -> file.settle(succession.after()));
        var secret = given.key().isPresent() ? given.key().get() : file.kept();
        var name = given.name()
                .or(() -> last.map(succession -> succession.after().name()))
                .orElseGet(() -> SigningKeyFile.nameOf(given.previous().orElse(secret)));
        this.current = NoteSigner.of(name, secret);
    }

    /**
     * What is set from outside.
     *
     * @param previous the key that signed before, whose place the given one takes
     */
    record Given(Optional<String> key, Optional<String> previous, Optional<String> name) {}

    static SigningKeys open(StoredEvidence events, Path data, Given given, Clock clock) throws IOException {
        List<SignedNote> successions;
        try (var stored = events.events(TransparencyEvent.KEYS)) {
            successions = stored.map(kept -> SignedNote.parse(((KeySucceeded) kept.event()).note()))
                    .toList();
        }
        var keys = new SigningKeys(events, new SigningKeyFile(data), given, successions, clock);
        given.previous().ifPresent(keys::follow);
        return keys;
    }

    synchronized NoteSigner current() {
        return current;
    }

    synchronized List<SignedNote> successions() {
        return successions;
    }

    /** Makes a new key, which signs from now on. */
    synchronized void replace() {
        if (given) {
            throw new KeyGivenException();
        }
        var secret = NoteSigner.newSecret();
        var next = NoteSigner.of(current.key().name(), secret);
        try {
            file.prepare(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the new key", e);
        }
        record(current, next);
        file.settle(next.key());
        current = next;
    }

    /** The key that is given takes the place of the one before, once. */
    private void follow(String previous) {
        var before = NoteSigner.of(current.key().name(), previous);
        var last = last(successions);
        if (before.key().equals(current.key())
                || last.filter(succession -> succession.after().equals(current.key()))
                        .isPresent()) {
            return;
        }
        if (last.filter(succession -> !succession.after().equals(before.key())).isPresent()) {
            throw new IllegalStateException("expected the previous key %s, found %s"
                    .formatted(last.get().after().id(), before.key().id()));
        }
        record(before, current);
    }

    private void record(NoteSigner before, NoteSigner after) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var note = Succession.signed(before, after, now);
        events.append(new GenericDomainEventMessage<>(
                TYPE,
                TransparencyEvent.KEYS,
                successions.size(),
                new KeySucceeded(note.toString()),
                MetaData.emptyInstance(),
                "%s/%d".formatted(TransparencyEvent.KEYS, successions.size()),
                now));
        successions = Stream.concat(successions.stream(), Stream.of(note)).toList();
    }

    private static Optional<Succession> last(List<SignedNote> successions) {
        return successions.isEmpty() ? Optional.empty() : Optional.of(Succession.of(successions.getLast()));
    }
}
