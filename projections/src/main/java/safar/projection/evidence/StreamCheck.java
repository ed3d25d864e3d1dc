package safar.projection.evidence;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks that a dossier has all events of a stream up to its checkpoint, each as it was when the checkpoint was signed. */
final class StreamCheck {

    private final List<Finding> findings;
    private final String stream;
    private Head head;
    private long number = -1;
    private long time = Long.MIN_VALUE;

    StreamCheck(List<Finding> findings, String stream) {
        this.findings = findings;
        this.stream = stream;
        this.head = Head.before(stream);
    }

    /** How many events were found. */
    long length() {
        return head.length();
    }

    void of(Part part, Checkpoint checkpoint) {
        if (!part.at("stream").text().equals(stream)) {
            found(part.at("stream"), "expected " + stream);
        }
        for (var event : part.at("events").elements()) {
            try {
                event(event, checkpoint);
            } catch (Unreadable e) {
                findings.add(e.finding());
            }
        }
        var length = part.at("length");
        if (length.number() != head.length()) {
            found(length, "says %d events, there are %d".formatted(length.number(), head.length()));
        }
        var chain = part.at("chain");
        if (!chain.as(Hash::parse).equals(head.chain())) {
            found(chain, "is not the head of the chain over the events");
        }
        var claimed = new Head(stream, length.number(), chain.as(Hash::parse));
        if (!HeadMap.rootBy(claimed, part.at("proof").hashes()).equals(checkpoint.heads())) {
            found(part.at("proof"), "does not lead from length and chain to the heads of the checkpoint");
        }
    }

    private void event(Part part, Checkpoint checkpoint) {
        var stored = envelope(part);
        var leaf = stored.leaf();
        if (stored.sequence() != head.length()) {
            found(part.at("sequence"), "expected %d, found %d".formatted(head.length(), stored.sequence()));
        }
        head = head.and(leaf);
        var at = part.at("number").number();
        if (at <= number) {
            found(part.at("number"), "expected more than %d, found %d".formatted(number, at));
        }
        number = at;
        if (stored.time() < time) {
            found(part.at("time"), "is before that of the event before it");
        }
        time = stored.time();
        if (time > checkpoint.time().toEpochMilli()) {
            found(part.at("time"), "is after that of the checkpoint");
        }
        var root = Proofs.rootByInclusion(
                at, checkpoint.size(), leaf, part.at("proof").hashes());
        if (root.isEmpty() || !root.get().equals(checkpoint.root())) {
            found(
                    part,
                    "is not leaf %d of the log at the checkpoint: event, number or proof was changed".formatted(at));
        }
        content(part, stored);
    }

    private Envelope envelope(Part part) {
        return new Envelope(
                stream,
                part.at("sequence").number(),
                part.at("id").text(),
                part.at("type").text(),
                part.at("revision").text(),
                part.at("time").number(),
                part.at("actor").text(),
                part.at("metaData").text(),
                part.at("payload").text());
    }

    private void content(Part part, Envelope stored) {
        JsonNode payload;
        try {
            payload = CanonicalJson.MAPPER.readTree(stored.payload());
        } catch (JacksonException _) {
            throw new Unreadable(part.place() + "/payload", "is not JSON");
        }
        if (!payload.at(Envelope.ACTOR).asString("").equals(stored.actor())) {
            found(part.at("actor"), "is not who the payload says");
        }
        if (part.has("disclosed")) {
            var disclosed = part.at("disclosed");
            var salt = disclosed.at("salt");
            var clear = new Disclosure(salt.text(), disclosed.at("text").text());
            if (!salt.as(_ -> clear.commitment())
                    .equals(payload.at("/personal/commitment").asString(""))) {
                found(disclosed, "is not the text that the event is committed to");
            }
        }
    }

    private void found(Part part, String problem) {
        findings.add(new Finding(part.place(), problem));
    }
}
