package safar.query.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import safar.projection.evidence.Checkpoint;
import safar.projection.evidence.NoteKey;
import safar.projection.evidence.SignedNote;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dossier made for reading and printing; what it says comes from the dossier that proves it, whose root hash is on its last page. */
final class DossierPdf {

    private static final Set<String> DECISIONS = Set.of(
            "complaint-classified",
            "resolution-offered",
            "resolution-accepted",
            "resolution-rejected",
            "complaint-escalated",
            "complaint-closed",
            "complaint-withdrawn",
            "complaint-reopened");

    private final ObjectNode dossier;
    private final Checkpoint checkpoint;

    private DossierPdf(ObjectNode dossier) {
        this.dossier = dossier;
        this.checkpoint =
                Checkpoint.parse(SignedNote.parse(text(dossier, "checkpoint")).text());
    }

    static byte[] of(ObjectNode dossier) {
        return new DossierPdf(dossier).toBytes();
    }

    private byte[] toBytes() {
        var complaint = text(dossier, "complaint");
        var sheet = new Sheet(
                "Dossier of complaint " + complaint, "Complaint %s · root %s".formatted(complaint, checkpoint.root()));
        titlePage(sheet, complaint);
        sheet.nextPage().heading("What happened");
        timeline(sheet, _ -> true);
        sheet.heading("Clocks");
        deadlines(sheet);
        sheet.heading("Decisions");
        timeline(sheet, moment -> DECISIONS.contains(kind(moment)));
        sheet.heading("Who read the case");
        reads(sheet);
        verification(sheet.nextPage(), complaint);
        return sheet.toBytes();
    }

    private void titlePage(Sheet sheet, String complaint) {
        var summary = dossier.path("summary");
        var facts = new ArrayList<List<String>>();
        summary.properties()
                .forEach(fact -> facts.add(
                        List.of(label(fact.getKey()), shown(fact.getValue().asString()))));
        facts.add(List.of("Events", text(dossier.path("history"), "length")));
        facts.add(List.of("Read", text(dossier.path("access"), "length") + " times"));
        sheet.title("Complaint " + complaint)
                .text("Dossier made at %s, up to the checkpoint of %s."
                        .formatted(
                                shown(text(dossier, "madeAt")),
                                shown(checkpoint.time().toString())))
                .facts(facts)
                .text(
                        "This document is for reading. What proves it is the file with the same content as JSON; the last page tells how to check it.");
    }

    private void timeline(Sheet sheet, Predicate<JsonNode> wanted) {
        var rows = dossier.path("timeline")
                .valueStream()
                .filter(wanted)
                .flatMap(DossierPdf::rows)
                .toList();
        table(sheet, List.of("#", "When", "Who", "What"), rows, 0.5f, 3, 2.6f, 6);
    }

    /** What was said has a row of its own, since it may run in another direction. */
    private static Stream<List<String>> rows(JsonNode moment) {
        var role = moment.has("role") ? ", " + text(moment, "role") : "";
        var what = List.of(
                text(moment, "event"), shown(text(moment, "at")), text(moment, "who") + role, text(moment, "what"));
        return moment.has("words") ? Stream.of(what, List.of("", "", "", text(moment, "words"))) : Stream.of(what);
    }

    private void deadlines(Sheet sheet) {
        var rows = dossier.path("deadlines")
                .valueStream()
                .map(deadline -> List.of(
                        text(deadline, "deadline"),
                        shown(text(deadline, "dueAt")),
                        shown(text(deadline, "doneAt")),
                        text(deadline, "outcome"),
                        text(deadline, "rule")))
                .toList();
        table(sheet, List.of("Deadline", "Due", "Done", "Outcome", "Rule"), rows, 2, 3, 3, 1.6f, 3);
    }

    private void reads(Sheet sheet) {
        var rows = dossier.at("/access/events")
                .valueStream()
                .map(event -> {
                    var payload = Reading.JSON.readTree(text(event, "payload"));
                    return List.of(
                            shown(Instant.ofEpochMilli(event.path("time").asLong())
                                    .toString()),
                            text(event, "actor"),
                            text(payload, "sight"));
                })
                .toList();
        table(sheet, List.of("When", "Who", "What"), rows, 3, 4, 2);
    }

    private static void table(Sheet sheet, List<String> head, List<List<String>> rows, float... widths) {
        if (rows.isEmpty()) {
            sheet.text("Nothing is recorded.");
        } else {
            sheet.rows(head, rows, widths);
        }
    }

    private void verification(Sheet sheet, String complaint) {
        var key = NoteKey.parse(text(dossier, "key"));
        sheet.heading("How to check this")
                .text(
                        "The JSON dossier holds every event as it is stored, and what leads from each to the root hash below. It was signed with the key below.")
                .facts(List.of(
                        List.of("Root hash", checkpoint.root().toString()),
                        List.of("Events in the log", Long.toString(checkpoint.size())),
                        List.of("Signed at", shown(checkpoint.time().toString())),
                        List.of("Log", key.name()),
                        List.of("Key id", key.id()),
                        List.of("Chain of the case", text(dossier.path("history"), "chain"))))
                .text("1. Get the dossier as JSON: GET /api/complaints/%s/dossier".formatted(complaint))
                .text("2. Get the public key from somebody you trust: it must be the one below.")
                .text("3. Check it, without any network:")
                .fixed(
                        "./journey verify-dossier %s.json --key log.key\nnode docs/verify-dossier.mjs %s.json --key log.key"
                                .formatted(complaint, complaint))
                .text(
                        "4. With a checkpoint that you kept from earlier, or that a witness has, ask for the dossier with ?since=SIZE and add --checkpoint FILE: it then shows that nothing that was in the log by then was changed, removed or back-dated. The format is specified in docs/dossier.md.")
                .text("Public key")
                .fixed(key.toString())
                .text("Checkpoint")
                .fixed(text(dossier, "checkpoint"));
    }

    private String kind(JsonNode moment) {
        return text(dossier.at("/history/events").path(moment.path("event").asInt()), "type");
    }

    /** A time so that a narrow column breaks it between day and hour; anything else as it is. */
    private static String shown(String value) {
        return value.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T([\\d:.]+)Z$", "$1 $2 UTC");
    }

    /** A member's name in words. */
    private static String label(String member) {
        var words = member.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
