package safar.projection.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A log in memory, of which dossiers can be made. */
final class GrowingLog {

    static final NoteSigner SIGNER = NoteSigner.of("log.example", NoteSigner.newSecret());

    private static final Instant START = Instant.parse("2026-05-03T10:00:00Z");

    private final Map<Integer, List<Hash>> levels = new HashMap<>();
    private final MerkleTree tree = new MerkleTree(
            (level, index) -> levels.getOrDefault(level, List.of()).get((int) index));
    private final Map<String, List<ProvenEvent>> streams = new HashMap<>();
    private HeadMap heads = HeadMap.EMPTY;
    private final List<SignedNote> successions = new ArrayList<>();
    private NoteSigner signer = SIGNER;
    private long size;

    MerkleTree tree() {
        return tree;
    }

    long size() {
        return size;
    }

    void addLeaf(Hash leaf) {
        for (var node : tree.completedBy(size, leaf)) {
            levels.computeIfAbsent(node.level(), _ -> new ArrayList<>()).add(node.hash());
        }
        size++;
    }

    /** One more event of a stream, with a second between two events. */
    void add(String stream, String actor, String text) {
        add(stream, "{\"entry\":{\"author\":{\"who\":\"%s\"}},\"text\":\"%s\"}".formatted(actor, text), actor, null);
    }

    void addSealed(String stream, Disclosure personal) {
        var sealed = "{\"key\":\"k.1\",\"sealed\":\"AAAA\",\"commitment\":\"%s\"}".formatted(personal.commitment());
        add(stream, "{\"entry\":{\"author\":{\"who\":\"admin\"}},\"personal\":" + sealed + "}", "admin", personal);
    }

    private void add(String stream, String payload, String actor, @Nullable Disclosure personal) {
        var events = streams.computeIfAbsent(stream, _ -> new ArrayList<>());
        var time = START.plusSeconds(size).toEpochMilli();
        var sequence = events.size();
        var stored = new Envelope(
                stream, sequence, "%s-%d".formatted(stream, sequence), "note-taken", "1", time, actor, "{}", payload);
        events.add(new ProvenEvent(size, stored, List.of(), personal));
        heads = heads.with(heads.find(stream).orElse(Head.before(stream)).and(stored.leaf()));
        addLeaf(stored.leaf());
    }

    /** Another key signs from now on. */
    void succeed(NoteSigner next) {
        successions.add(Succession.signed(signer, next, START.plusSeconds(size)));
        signer = next;
    }

    SignedNote checkpoint() {
        var checkpoint = new Checkpoint(
                signer.key().name(), size, tree.root(size), heads.size(), heads.root(), START.plusSeconds(size));
        return signer.sign(checkpoint.text());
    }

    ObjectNode dossier(String complaint, @Nullable Long since) {
        var reading = CanonicalJson.MAPPER.createObjectNode();
        reading.putArray("timeline").add("filed").add("closed");
        var growth = since == null ? null : new Dossier.Growth(since, tree.root(since), tree.consistency(since, size));
        return new Dossier(
                        complaint,
                        START.plusSeconds(size),
                        checkpoint(),
                        proven("complaint/" + complaint),
                        proven("access/" + complaint),
                        reading,
                        growth)
                .sealed(signer, successions);
    }

    private ProvenStream proven(String stream) {
        var events = streams.getOrDefault(stream, List.of()).stream()
                .map(event -> new ProvenEvent(
                        event.number(), event.envelope(), tree.inclusion(event.number(), size), event.disclosed()))
                .toList();
        return new ProvenStream(heads.find(stream).orElseThrow(), heads.proof(stream), events);
    }
}
