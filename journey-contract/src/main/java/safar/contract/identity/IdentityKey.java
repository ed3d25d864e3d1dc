package safar.contract.identity;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's key for the hashes of identifiers and the ids of events: 32 bytes, kept for ever. Two installations with the same key
 * give the same ids to the same facts.
 */
public final class IdentityKey {

    public static final int BYTES = 32;

    private final KeyedHash hash;

    public IdentityKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "expected an identity key of %d bytes, found %d".formatted(BYTES, bytes.length));
        }
        this.hash = new KeyedHash(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    /** The stream of everything that happens under this identifier. */
    public StreamId stream(Identifier identifier) {
        return new StreamId(hash.of("stream", identifier.type().label(), identifier.value()));
    }

    /** The id of the event that records this revision of a touchpoint: the same for every delivery of it. */
    public String eventId(String source, String id, int revision) {
        return hash.of("event", source, id, Integer.toString(revision));
    }

    /** The id of an event that follows from a case and something in it, so that it cannot be recorded twice. */
    public String caseEventId(String complaint, String what) {
        return hash.of("case-event", complaint, what);
    }

    /** The id of the event at one place of a stream that is decided step by step, where it is not that of a case. */
    public String decisionId(String stream, long sequence) {
        return hash.of("decision", stream, Long.toString(sequence));
    }

    /** The number of a case that came in by this touchpoint or request without one. */
    public String caseNumber(String source, String id) {
        return hash.of("case", source, id);
    }

    /** The id of what is announced at one place of a customer's stream: the same for everybody who comes to the same conclusion. */
    public String announcementId(String... conclusion) {
        return hash.of(Stream.concat(Stream.of("announcement"), Arrays.stream(conclusion))
                .toArray(String[]::new));
    }

    /** The id of the event that takes this revision of a touchpoint back. */
    public String retractionId(String source, String id, int revision) {
        return hash.of("retraction", source, id, Integer.toString(revision));
    }

    /** Tells apart two contents under one id without keeping either: half a keyed hash of the content in canonical form. */
    public String fingerprint(String canonicalContent) {
        return hash.of("content", canonicalContent).substring(0, 13);
    }
}
