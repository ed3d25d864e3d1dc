package safar.query.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import safar.projection.evidence.Checkpoint;
import safar.projection.evidence.Disclosure;
import safar.projection.evidence.Envelope;
import safar.projection.evidence.HeadMap;
import safar.projection.evidence.MerkleTree;
import safar.projection.evidence.NoteSigner;
import safar.projection.evidence.SignedNote;

/** The log of all events of cases and of who read them. */
public interface EvidenceLog {

    /** A checkpoint as it was signed, as it can be read, and the heads that it stands for. */
    record Signed(SignedNote note, Checkpoint checkpoint, HeadMap heads) {}

    /** An event as it is stored and as it is understood. */
    record Kept(Envelope stored, Object event) {}

    /** The newest checkpoint, which covers all that is durable now; it is signed first when there is none. */
    Signed signed();

    /** Which leaf of the tree an event is, and a checkpoint that covers it. */
    record Covered(long number, Signed by) {}

    /** An event under the newest checkpoint, if that covers it, else under one that is signed for it; empty when there is no such event. */
    Optional<Covered> covered(String stream, long sequence);

    /** The key that signs now. */
    NoteSigner signer();

    /** How it came to be the log's key: a note of two keys for each time that one took the place of another, oldest first. */
    List<SignedNote> successions();

    /** The tree, for a few proofs. */
    MerkleTree tree();

    /** Which leaf of the tree each event of a stream is. */
    List<Long> numbers(String stream);

    /** The events of a stream, oldest first. */
    Stream<Kept> events(String stream);

    /** The personal data of an event; empty when it has none, or when its key was destroyed. */
    Optional<Disclosure> disclose(Envelope event);
}
