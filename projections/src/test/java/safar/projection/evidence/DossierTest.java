package safar.projection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier holds as it was made; whatever is changed in it is found and named, by both verifiers. */
class DossierTest {

    private static final Disclosure WORDS =
            new Disclosure("AAECAwQFBgcICQoLDA0ODw==", "{\"text\":\"خیلی دیر \\\"so late\\\"\"}");

    private final GrowingLog log = new GrowingLog();
    private SignedNote early = GrowingLog.SIGNER.sign("replaced before each test\n");

    @BeforeEach
    void grow() {
        log.add("complaint/7", "source:webshop", "filed");
        log.add("complaint/8", "token:ab", "filed");
        early = log.checkpoint();
        log.addSealed("complaint/7", WORDS);
        log.add("access/7", "token:auditor", "dossier");
        log.add("complaint/7", "token:ab", "closed");
        log.add("complaint/9", "token:ab", "filed");
    }

    @Test
    void a_dossier_holds_as_it_was_made() throws Exception {
        holds(log.dossier("7", null));
        holds(log.dossier("7", 2L));
    }

    @Test
    void a_dossier_continues_the_checkpoint_that_was_kept() {
        var dossier = log.dossier("7", 2L).toString();
        var other = new GrowingLog();
        other.add("complaint/7", "somebody", "else");
        other.add("complaint/7", "somebody", "else");

        assertThat(verify(dossier, early)).isEmpty();
        assertThat(verify(dossier, log.checkpoint())).isEmpty();
        assertThat(verify(dossier, other.checkpoint()))
                .containsExactly("/since: has another root than the checkpoint that you kept");
        assertThat(verify(log.dossier("7", null).toString(), early))
                .containsExactly("dossier: does not go back to the checkpoint that you kept: get it with since=2");
        log.add("complaint/7", "token:ab", "reopened");
        assertThat(verify(dossier, log.checkpoint())).singleElement().asString().contains("get a newer dossier");
    }

    @Test
    void another_key_than_the_one_known_from_elsewhere_is_found() {
        var known = NoteSigner.of("log.example", NoteSigner.newSecret()).key();
        var verdict = DossierVerifier.verify(log.dossier("7", null).toString(), Optional.of(known), Optional.empty());

        assertThat(verdict.findings()).extracting(Finding::place).contains("/key", "/checkpoint", "/seal");
    }

    @Test
    void whoever_knew_a_key_trusts_the_one_that_took_its_place_and_no_other() throws Exception {
        var old = log.dossier("7", 2L).toString();
        log.succeed(NoteSigner.of("log.example", NoteSigner.newSecret()));
        log.succeed(NoteSigner.of("log.example", NoteSigner.newSecret()));
        var dossier = log.dossier("7", 2L);

        assertThat(verify(old, early)).isEmpty();
        assertThat(verify(dossier.toString(), early)).isEmpty();
        assertThat(findingsOfNode(dossier, early)).isEmpty();

        ((ArrayNode) dossier.get("successions")).remove(0);
        assertThat(verify(dossier.toString(), early)).anyMatch(finding -> finding.startsWith("/key: "));
        assertThat(findingsOfNode(dossier, early)).contains("/key");
    }

    @Test
    void whatever_is_done_to_the_events_is_found_and_named() throws Exception {
        var attacks = new LinkedHashMap<String, Consumer<ObjectNode>>();
        attacks.put("/history/events/0", dossier -> event(dossier, 0).put("payload", "{}"));
        attacks.put("/history/events/1", dossier -> event(dossier, 1).put("time", 1_000L));
        attacks.put("/history/length", dossier -> events(dossier).remove(2));
        attacks.put("/history/events/1/sequence", dossier -> events(dossier).remove(1));
        attacks.put(
                "/history/events/1/sequence ",
                dossier -> events(dossier).add(events(dossier).remove(1)));
        attacks.put(
                "/history/events/2/sequence",
                dossier -> events(dossier).insert(1, event(dossier, 1).deepCopy()));
        attacks.put(
                "/history/events/1/disclosed",
                dossier -> ((ObjectNode) event(dossier, 1).get("disclosed")).put("text", "{}"));
        attacks.put("/access/length", dossier -> ((ArrayNode) dossier.at("/access/events")).remove(0));
        attacks.put("/history/stream", dossier -> ((ObjectNode) dossier.get("history")).put("stream", "complaint/8"));
        attacks.put("/timeline/1", dossier -> ((ArrayNode) dossier.get("timeline")).set(1, "withdrawn"));
        attacks.put("/timeline/1 ", dossier -> ((ArrayNode) dossier.get("timeline")).remove(1));
        attacks.put("/opinion", dossier -> dossier.put("opinion", "all was well"));
        attacks.put("/history/proof", dossier -> {
            events(dossier).remove(2);
            var shorter = Head.before("complaint/7")
                    .and(stored(dossier, 0).leaf())
                    .and(stored(dossier, 1).leaf());
            ((ObjectNode) dossier.get("history"))
                    .put("length", 2)
                    .put("chain", shorter.chain().toString());
        });
        var changed = new ArrayList<String>();
        for (var attack : attacks.entrySet()) {
            var dossier = log.dossier("7", 2L);
            attack.getValue().accept(dossier);
            changed.add(dossier.toString());
            assertThat(verify(dossier.toString(), early))
                    .anyMatch(finding -> finding.startsWith(attack.getKey().strip() + ":"));
        }
        assertThat(placesFoundByNode(changed))
                .zipSatisfy(
                        attacks.keySet(), (places, place) -> assertThat(places).contains(place.strip()));
    }

    @Test
    void a_member_that_is_there_twice_is_found() throws Exception {
        var dossier = log.dossier("7", null).toString().replaceFirst("\\{", "{\"complaint\":\"8\",");

        assertThat(verify(dossier, null)).isNotEmpty();
        assertThat(placesFoundByNode(List.of(dossier)).getFirst()).isNotEmpty();
    }

    @Test
    void a_change_of_any_one_character_is_found_and_named() throws Exception {
        var small = new GrowingLog();
        small.addSealed("complaint/7", WORDS);
        small.add("access/7", "admin", "dossier");
        var mutants = new ArrayList<>(mutants(small.dossier("7", 1L), _ -> true));
        small.succeed(NoteSigner.of("log.example", NoteSigner.newSecret()));
        mutants.addAll(mutants(small.dossier("7", 1L), "successions"::equals));
        assertThat(mutants).hasSizeGreaterThan(2_000);

        // each by itself, so that all processors can have some
        var missed = mutants.parallelStream()
                .filter(mutant -> verify(mutant.text(), null).stream().noneMatch(mutant::isNamedBy))
                .toList();
        assertThat(missed).isEmpty();
        assertThat(placesFoundByNode(mutants.stream().map(Mutant::text).toList()).stream()
                        .filter(List::isEmpty))
                .isEmpty();
    }

    /** A dossier in which one character of a member is another. */
    private record Mutant(String member, int at, String text) {

        boolean isNamedBy(String finding) {
            return finding.startsWith("/" + member) || finding.startsWith("dossier: is not JSON");
        }
    }

    private static List<Mutant> mutants(ObjectNode dossier, Predicate<String> wanted) {
        var text = dossier.toString();
        var mutants = new ArrayList<Mutant>();
        dossier.properties().stream()
                .filter(member -> wanted.test(member.getKey()))
                .forEach(member -> {
                    var value = member.getValue().toString();
                    var from = text.indexOf("\"%s\":%s".formatted(member.getKey(), value))
                            + member.getKey().length()
                            + 3;
                    for (var at = from; at < from + value.length(); at++) {
                        mutants.add(new Mutant(
                                member.getKey(),
                                at - from,
                                text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1)));
                    }
                });
        return mutants;
    }

    private static void holds(ObjectNode dossier) throws Exception {
        assertThat(verify(dossier.toString(), null)).isEmpty();
        assertThat(verify(dossier.toPrettyString(), null)).isEmpty();
        assertThat(placesFoundByNode(List.of(dossier.toString(), dossier.toPrettyString())))
                .containsExactly(List.of(), List.of());
    }

    private static List<String> verify(String dossier, @Nullable SignedNote kept) {
        var verdict = DossierVerifier.verify(dossier, Optional.of(GrowingLog.SIGNER.key()), Optional.ofNullable(kept));
        return verdict.findings().stream().map(Finding::toString).toList();
    }

    /** By a node that knows the first key and kept a checkpoint. */
    private static List<String> findingsOfNode(ObjectNode dossier, SignedNote kept) throws Exception {
        assumeTrue(NodeVerifier.isThere(), "node is not installed");
        var question = CanonicalJson.MAPPER
                .createObjectNode()
                .put("dossier", dossier.toString())
                .put("key", GrowingLog.SIGNER.key().toString())
                .put("checkpoint", kept.toString());
        return NodeVerifier.findings(List.of(question)).getFirst().findValuesAsString("place");
    }

    private static List<List<String>> placesFoundByNode(List<String> dossiers) throws Exception {
        assumeTrue(NodeVerifier.isThere(), "node is not installed");
        var questions = dossiers.stream()
                .map(dossier -> CanonicalJson.MAPPER.createObjectNode().put("dossier", dossier))
                .toList();
        return NodeVerifier.findings(questions).stream()
                .map(findings -> findings.findValuesAsString("place"))
                .toList();
    }

    private static ArrayNode events(ObjectNode dossier) {
        return (ArrayNode) dossier.at("/history/events");
    }

    private static ObjectNode event(ObjectNode dossier, int index) {
        return (ObjectNode) events(dossier).get(index);
    }

    private static Envelope stored(ObjectNode dossier, int index) {
        var event = event(dossier, index);
        return new Envelope(
                "complaint/7",
                event.get("sequence").longValue(),
                event.get("id").stringValue(),
                event.get("type").stringValue(),
                event.get("revision").stringValue(),
                event.get("time").longValue(),
                event.get("actor").stringValue(),
                event.get("metaData").stringValue(),
                event.get("payload").stringValue());
    }
}
