package safar.projection.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a dossier by itself, without the system that made it: every event against its chain, the tree and the checkpoint, the checkpoint and the seal against
 * the key, and the rest against the seal. It finds all that is wrong, not only the first.
 */
public final class DossierVerifier {

    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable NoteKey trusted;
    private final @Nullable SignedNote kept;
    private List<NoteKey> leading = List.of();

    private DossierVerifier(@Nullable NoteKey trusted, @Nullable SignedNote kept) {
        this.trusted = trusted;
        this.kept = kept;
    }

    /**
     * Checks a dossier.
     *
     * @param trusted the key of the log as it is known from elsewhere, or one that it took the place of; without one, the dossier's own is taken
     * @param kept an older checkpoint of the log that must be its beginning
     */
    public static Verdict verify(String dossier, Optional<NoteKey> trusted, Optional<SignedNote> kept) {
        return new DossierVerifier(trusted.orElse(null), kept.orElse(null)).verify(dossier);
    }

    private Verdict verify(String dossier) {
        JsonNode json;
        try {
            json = CanonicalJson.MAPPER.readTree(dossier);
        } catch (JacksonException e) {
            return Verdict.unreadable("is not JSON: " + e.getOriginalMessage());
        }
        if (!(json instanceof ObjectNode members)) {
            return Verdict.unreadable("expected a JSON object");
        }
        var whole = new Part("", members);
        check(() -> expect(Dossier.FORMAT, whole.at("format")));
        var key = read(() -> key(whole));
        var checkpoint = key == null ? null : read(() -> checkpoint(whole.at("checkpoint"), key));
        var complaint = read(() -> whole.at("complaint").text());
        var history = new StreamCheck(findings, "complaint/" + complaint);
        var access = new StreamCheck(findings, "access/" + complaint);
        if (checkpoint != null && complaint != null) {
            check(() -> history.of(whole.at("history"), checkpoint));
            check(() -> access.of(whole.at("access"), checkpoint));
            check(() -> growth(whole, checkpoint));
        }
        if (key != null && complaint != null) {
            check(() -> seal(members, whole.at(Dossier.SEAL), key, complaint));
        }
        return new Verdict(
                List.copyOf(findings),
                key,
                checkpoint,
                complaint == null ? "" : complaint,
                history.length(),
                access.length());
    }

    /** The dossier's own key; the trusted one where none leads to the other, so that nothing else passes for it. */
    private NoteKey key(Part whole) {
        var part = whole.at("key");
        var own = part.as(NoteKey::parse);
        if (!own.toString().equals(part.text())) {
            throw new Unreadable(part.place(), "expected a key");
        }
        leading = Succession.leadingTo(own, successions(whole));
        if (trusted == null || leading.contains(trusted)) {
            return own;
        }
        found(part.place(), "is %s, expected the key %s that you gave".formatted(own.id(), trusted.id()));
        return trusted;
    }

    private List<Succession> successions(Part whole) {
        var successions = new ArrayList<Succession>();
        if (whole.has("successions")) {
            check(() -> whole.at("successions")
                    .elements()
                    .forEach(note -> successions.add(note.as(_ -> Succession.of(note.note())))));
        }
        return successions;
    }

    private Checkpoint checkpoint(Part part, NoteKey key) {
        var note = part.note();
        if (!note.isSignedBy(key)) {
            found(part.place(), "is not signed by the key " + key.id());
        }
        var checkpoint = part.as(_ -> Checkpoint.parse(note.text()));
        if (!checkpoint.origin().equals(key.name())) {
            found(part.place(), "is of the log %s, the key is of %s".formatted(checkpoint.origin(), key.name()));
        }
        if (kept != null) {
            keptBefore(kept, checkpoint);
        }
        return checkpoint;
    }

    private void keptBefore(SignedNote note, Checkpoint checkpoint) {
        if (leading.stream().noneMatch(note::isSignedBy)) {
            found("/key", "did not sign the checkpoint that you kept");
        }
        var old = Checkpoint.parse(note.text());
        if (old.size() > checkpoint.size()) {
            found(
                    "/checkpoint",
                    "is of %d events, the one that you kept of %d: get a newer dossier"
                            .formatted(checkpoint.size(), old.size()));
        } else if (old.size() == checkpoint.size() && !old.root().equals(checkpoint.root())) {
            found("/checkpoint", "has another root than the one that you kept at the same size");
        }
    }

    private void growth(Part whole, Checkpoint checkpoint) {
        var old = Optional.ofNullable(kept)
                .map(note -> Checkpoint.parse(note.text()))
                .filter(before -> before.size() < checkpoint.size());
        if (!whole.has("since")) {
            old.ifPresent(before ->
                    found("", "does not go back to the checkpoint that you kept: get it with since=" + before.size()));
            return;
        }
        var since = whole.at("since");
        var size = since.at("size").number();
        var root = since.at("root").as(Hash::parse);
        if (old.isPresent() && old.get().size() != size) {
            found(
                    since.place(),
                    "goes back to %d events, the checkpoint that you kept is of %d"
                            .formatted(size, old.get().size()));
        } else if (old.isPresent() && !old.get().root().equals(root)) {
            found(since.place(), "has another root than the checkpoint that you kept");
        }
        if (!Proofs.isConsistent(
                size,
                root,
                checkpoint.size(),
                checkpoint.root(),
                since.at("proof").hashes())) {
            found(since.place(), "does not show that the checkpoint continues the log of %d events".formatted(size));
        }
    }

    private void seal(ObjectNode members, Part part, NoteKey key, String complaint) {
        var note = part.note();
        if (note.signatures().size() != 1 || !note.isSignedBy(key)) {
            throw new Unreadable(part.place(), "is not signed by the key " + key.id());
        }
        var sealed = note.text().lines().toList();
        var found = Dossier.sealText(complaint, members).lines().toList();
        for (var line : found) {
            if (!sealed.contains(line)) {
                found(place(line), "is not what was sealed");
            }
        }
        var places = found.stream().map(DossierVerifier::place).toList();
        sealed.stream()
                .map(DossierVerifier::place)
                .filter(place -> !places.contains(place))
                .forEach(place -> found(place, "was sealed and is missing"));
        if (findings.isEmpty() && !sealed.equals(found)) {
            found(part.place(), "is not about this dossier");
        }
    }

    private static String place(String line) {
        var space = line.lastIndexOf(' ');
        return line.startsWith("/") && space > 0 ? line.substring(0, space) : "/" + Dossier.SEAL;
    }

    private void expect(String expected, Part part) {
        if (!part.text().equals(expected)) {
            found(part.place(), "expected '%s', found '%s'".formatted(expected, part.text()));
        }
    }

    private void found(String place, String problem) {
        findings.add(new Finding(place, problem));
    }

    private void check(Runnable step) {
        try {
            step.run();
        } catch (Unreadable e) {
            findings.add(e.finding());
        }
    }

    private <T> @Nullable T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (Unreadable e) {
            findings.add(e.finding());
            return null;
        }
    }
}
