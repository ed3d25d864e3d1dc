package safar.query.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.complaint.ComplaintId;
import safar.projection.evidence.Hash;
import safar.projection.evidence.Succession;
import safar.query.QueryProblem;
import safar.query.evidence.EvidenceLog.Covered;

/** {@code /api/transparency}: what the log is now, the key that says so, and proofs of what it was. */
@RestController
@RequestMapping("/api/transparency")
final class TransparencyController {

    private static final String PLAIN = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";

    private final EvidenceLog log;

    TransparencyController(EvidenceLog log) {
        this.log = log;
    }

    /** That an event is leaf {@code number} of the log at the checkpoint. */
    record Inclusion(long number, long size, String leaf, List<String> proof, String checkpoint) {}

    /** That the log of size {@code to} begins with the log of size {@code from}. */
    record Consistency(long from, String fromRoot, long to, String toRoot, List<String> proof) {}

    @GetMapping(path = "/checkpoint", produces = PLAIN)
    String checkpoint() {
        return log.signed().note().toString();
    }

    @GetMapping(path = "/key", produces = PLAIN)
    String key() {
        return log.signer().key() + "\n";
    }

    /** A key of the log: from when on it signed, null for the first, and the note in which the one before says so. */
    record Key(
            String key, @Nullable Instant since, @Nullable String succession) {}

    /** The oldest first; the last signs now. */
    record Keys(List<Key> items) {}

    @GetMapping("/keys")
    Keys keys() {
        var notes = log.successions();
        var first = notes.isEmpty()
                ? log.signer().key()
                : Succession.of(notes.getFirst()).before();
        var keys = new ArrayList<>(List.of(new Key(first.toString(), null, null)));
        for (var note : notes) {
            var succession = Succession.of(note);
            keys.add(new Key(succession.after().toString(), succession.at(), note.toString()));
        }
        return new Keys(keys);
    }

    @GetMapping("/inclusion")
    Inclusion inclusion(@RequestParam String complaint, @RequestParam int sequence) {
        var covered = (ComplaintId.isComplaintId(complaint)
                        ? log.covered(new ComplaintId(complaint).streamName(), sequence)
                        : Optional.<Covered>empty())
                .orElseThrow(() -> QueryProblem.notFound("event %d in complaint".formatted(sequence), complaint));
        var number = covered.number();
        var size = covered.by().checkpoint().size();
        var tree = log.tree();
        return new Inclusion(
                number,
                size,
                tree.nodes().at(0, number).toString(),
                texts(tree.inclusion(number, size)),
                covered.by().note().toString());
    }

    @GetMapping("/consistency")
    Consistency consistency(@RequestParam long from, @RequestParam Optional<Long> to) {
        var newest = log.signed().checkpoint().size();
        var size = to.orElse(newest);
        if (size < 0 || size > newest) {
            throw QueryProblem.badParameter("to", "expected 0 to %d, found %d".formatted(newest, size));
        }
        if (from < 0 || from > size) {
            throw QueryProblem.badParameter("from", "expected 0 to %d, found %d".formatted(size, from));
        }
        var tree = log.tree();
        return new Consistency(
                from,
                tree.root(from).toString(),
                size,
                tree.root(size).toString(),
                texts(tree.consistency(from, size)));
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
