package safar.query.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import safar.contract.complaint.ComplaintId;
import safar.contract.evidence.AccessEvent;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Deadline;
import safar.projection.evidence.Checkpoint;
import safar.projection.evidence.Dossier;
import safar.projection.evidence.Dossier.Growth;
import safar.projection.evidence.MerkleTree;
import safar.projection.evidence.ProvenEvent;
import safar.projection.evidence.ProvenStream;
import safar.projection.evidence.SignedNote;
import safar.query.QueryProblem;
import safar.query.evidence.EvidenceLog.Kept;
import safar.query.evidence.EvidenceLog.Signed;
import tools.jackson.databind.node.ObjectNode;

/** Puts dossiers together. */
@Component
final class Dossiers {

    private final EvidenceLog log;
    private final CaseRules rules;
    private final Clock clock;

    Dossiers(EvidenceLog log, CaseRules rules, Clock clock) {
        this.log = log;
        this.rules = rules;
        this.clock = clock;
    }

    /** The dossier of a case up to now; {@code since} is an older checkpoint or its size. */
    ObjectNode of(String id, Optional<String> since) {
        var signed = log.signed();
        if (!ComplaintId.isComplaintId(id)
                || signed.heads().find(new ComplaintId(id).streamName()).isEmpty()) {
            throw QueryProblem.notFound("complaint", id);
        }
        var complaint = new ComplaintId(id);
        var tree = log.tree();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var history = upTo(signed, complaint.streamName());
        var access = upTo(signed, AccessEvent.streamName(complaint));
        return new Dossier(
                        id,
                        now,
                        signed.note(),
                        proven(signed, tree, complaint.streamName(), history),
                        proven(signed, tree, AccessEvent.streamName(complaint), access),
                        Reading.of(history, deadlines(history), now),
                        since.map(old -> growth(old, signed.checkpoint(), tree)).orElse(null))
                .sealed(log.signer(), log.successions());
    }

    private List<Deadline> deadlines(List<Kept> history) {
        var file = Reading.file(history);
        return rules.deadlines(file.knownAt()).of(file);
    }

    private List<Kept> upTo(Signed signed, String stream) {
        var length = signed.heads().find(stream).orElseThrow().length();
        return log.events(stream).limit(length).toList();
    }

    private ProvenStream proven(Signed signed, MerkleTree tree, String stream, List<Kept> events) {
        var numbers = log.numbers(stream);
        var proven = new ArrayList<ProvenEvent>();
        for (var i = 0; i < events.size(); i++) {
            var stored = events.get(i).stored();
            var proof = tree.inclusion(numbers.get(i), signed.checkpoint().size());
            proven.add(new ProvenEvent(
                    numbers.get(i), stored, proof, log.disclose(stored).orElse(null)));
        }
        return new ProvenStream(
                signed.heads().find(stream).orElseThrow(), signed.heads().proof(stream), proven);
    }

    private static Growth growth(String since, Checkpoint now, MerkleTree tree) {
        var old = since.strip().matches("\\d{1,18}") ? null : checkpoint(since);
        var size = old == null ? Long.parseLong(since.strip()) : old.size();
        if (size > now.size()) {
            throw QueryProblem.badParameter(
                    "since", "expected a checkpoint of at most %d events, found %d".formatted(now.size(), size));
        }
        var root = tree.root(size);
        if (old != null && !old.root().equals(root)) {
            throw QueryProblem.of(
                    HttpStatus.CONFLICT,
                    "checkpoint-conflict",
                    "the log of %d events has the root %s, the checkpoint says %s: one of both was changed, or it is of another log"
                            .formatted(size, root, old.root()));
        }
        return new Growth(size, root, tree.consistency(size, now.size()));
    }

    private static @Nullable Checkpoint checkpoint(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw QueryProblem.badParameter("since", String.valueOf(e.getMessage()));
        }
    }
}
