package safar.projection.evidence;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case with all that proves it, to be read by people and checked by programs; docs/dossier.md specifies its form.
 *
 * @param history the events of the case
 * @param access who read the case
 * @param reading the case in words; every member of it becomes one of the dossier
 * @param since an older size of the log and its root, to which the checkpoint is shown to be the continuation
 */
public record Dossier(
        String complaint,
        Instant madeAt,
        SignedNote checkpoint,
        ProvenStream history,
        ProvenStream access,
        ObjectNode reading,
        @Nullable Growth since) {

    public static final String FORMAT = "safar-dossier/1";

    static final String SEAL = "seal";

    /** A size that the log had, its root, and the proof that what came later only added to it. */
    public record Growth(long size, Hash root, List<Hash> proof) {}

    /**
     * The dossier as JSON, sealed with the key that signs checkpoints.
     *
     * @param successions how that key came to be the log's, oldest first
     */
    public ObjectNode sealed(NoteSigner signer, List<SignedNote> successions) {
        var json = reading.deepCopy();
        json.put("format", FORMAT)
                .put("complaint", complaint)
                .put("madeAt", madeAt.toString())
                .put("key", signer.key().toString())
                .put("checkpoint", checkpoint.toString());
        if (!successions.isEmpty()) {
            var notes = json.putArray("successions");
            successions.forEach(note -> notes.add(note.toString()));
        }
        json.set("history", json(history));
        json.set("access", json(access));
        if (since != null) {
            var growth = json.putObject("since");
            growth.put("size", since.size()).put("root", since.root().toString());
            growth.set("proof", json(since.proof()));
        }
        json.put(SEAL, signer.sign(sealText(complaint, json)).toString());
        return json;
    }

    /** What the seal signs: a line for each member, and for each element of those that are lists, with the hash of its canonical form. */
    static String sealText(String complaint, ObjectNode json) {
        var text = new StringBuilder(FORMAT).append('\n').append(complaint).append('\n');
        sections(json)
                .forEach((place, value) -> text.append(place)
                        .append(' ')
                        .append(CanonicalJson.hash(value))
                        .append('\n'));
        return text.toString();
    }

    static TreeMap<String, JsonNode> sections(ObjectNode json) {
        var sections = new TreeMap<String, JsonNode>();
        json.properties().forEach(member -> {
            var place = "/" + member.getKey();
            if (member.getValue() instanceof ArrayNode list && !list.isEmpty()) {
                for (var i = 0; i < list.size(); i++) {
                    sections.put(place + "/" + i, list.get(i));
                }
            } else if (!member.getKey().equals(SEAL)) {
                sections.put(place, member.getValue());
            }
        });
        return sections;
    }

    private static ObjectNode json(ProvenStream stream) {
        var json = CanonicalJson.MAPPER.createObjectNode();
        json.put("stream", stream.head().stream())
                .put("length", stream.head().length())
                .put("chain", stream.head().chain().toString());
        json.set("proof", json(stream.proof()));
        var events = json.putArray("events");
        stream.events().forEach(event -> events.add(json(event)));
        return json;
    }

    private static ObjectNode json(ProvenEvent event) {
        var stored = event.envelope();
        var json = CanonicalJson.MAPPER.createObjectNode();
        json.put("number", event.number())
                .put("sequence", stored.sequence())
                .put("id", stored.id())
                .put("type", stored.type())
                .put("revision", stored.revision())
                .put("time", stored.time())
                .put("actor", stored.actor())
                .put("metaData", stored.metaData())
                .put("payload", stored.payload());
        json.set("proof", json(event.proof()));
        var disclosed = event.disclosed();
        if (disclosed != null) {
            json.putObject("disclosed").put("salt", disclosed.salt()).put("text", disclosed.text());
        }
        return json;
    }

    private static ArrayNode json(List<Hash> hashes) {
        var json = CanonicalJson.MAPPER.createArrayNode();
        hashes.forEach(hash -> json.add(hash.toString()));
        return json;
    }
}
