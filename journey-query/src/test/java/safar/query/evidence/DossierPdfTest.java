package safar.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import safar.contract.Money;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintClosed;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.RuleRef;
import safar.contract.touchpoint.Channel;
import safar.projection.complaint.Deadline;
import safar.projection.evidence.Checkpoint;
import safar.projection.evidence.Dossier;
import safar.projection.evidence.Envelope;
import safar.projection.evidence.Hash;
import safar.projection.evidence.Head;
import safar.projection.evidence.NoteSigner;
import safar.projection.evidence.ProvenEvent;
import safar.projection.evidence.ProvenStream;
import safar.query.evidence.EvidenceLog.Kept;
import tools.jackson.databind.node.ObjectNode;

class DossierPdfTest {

    private static final Instant START = Instant.parse("2026-05-03T10:00:00Z");
    private static final ComplaintId CASE = new ComplaintId("C-1");
    private static final NoteSigner SIGNER = NoteSigner.of("log.example", NoteSigner.newSecret());
    private static final Author AGENT = new Author(Actor.oidc("u-17"), Role.CX, "api");

    private static final Deadline ACKNOWLEDGE = new Deadline(
            "acknowledge",
            START.plusSeconds(60),
            null,
            START.plusSeconds(90),
            new RuleRef("deadlines", 1, "acknowledge"),
            null);

    private final List<Kept> history = new ArrayList<>();

    @Test
    void a_printed_dossier_tells_the_case_its_clocks_its_decisions_and_how_to_check_it() throws Exception {
        add("complaint-filed", filed());
        add("note-taken", new NoteTaken(entry(), "Ada called: \"the tea came, but it was coffee\"", null));
        add(
                "deadline-breached",
                new DeadlineBreached(
                        clock(), "acknowledge", START.plusSeconds(60), new RuleRef("deadlines", 1, "acknowledge")));
        add(
                "resolution-offered",
                new ResolutionOffered(
                        entry(), Remedy.REFUND, new Money(new BigDecimal("17.45"), "EUR"), "با پوزش فراوان", null));
        add("complaint-closed", new ComplaintClosed(entry(), Outcome.REDRESS, "settled", null));
        var pdf = DossierPdf.of(dossier());
        Files.write(Files.createDirectories(Path.of("target")).resolve("dossier.pdf"), pdf);

        try (var reader = new PdfReader(pdf)) {
            var extractor = new PdfTextExtractor(reader);
            var pages = new ArrayList<String>();
            for (var page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(extractor.getTextFromPage(page));
            }
            assertThat(pages).hasSizeBetween(3, 4);
            assertThat(pages.getFirst()).contains("Complaint C-1", "late delivery");
            assertThat(pages.get(1))
                    .contains("Deadline acknowledge missed", "deadlines, version 1", "refund of 17.45 EUR", "auditor");
            assertThat(pages.getLast())
                    .contains("How to check this", Hash.OF_NOTHING.toString().substring(0, 20));
        }
    }

    private void add(String type, ComplaintEvent event) {
        var sequence = history.size();
        var payload = "{\"entry\":{\"author\":{\"who\":\"%s\"}}}"
                .formatted(event.entry().author().who());
        var time = START.plusSeconds(sequence).toEpochMilli();
        history.add(new Kept(
                new Envelope(
                        CASE.streamName(),
                        sequence,
                        "e-" + sequence,
                        type,
                        "1",
                        time,
                        event.entry().author().who().name(),
                        "{}",
                        payload),
                event));
    }

    private ComplaintFiled filed() {
        return new ComplaintFiled(
                entry(),
                new Channel("email"),
                List.of(),
                "tea",
                "late delivery",
                null,
                null,
                null,
                "fa",
                null,
                "سفارش چای من خیلی دیر رسید و بسته پاره بود. لطفاً پولم را پس بدهید.",
                null,
                null,
                null);
    }

    private Entry entry() {
        return new Entry(CASE, null, history.size(), START.plusSeconds(history.size()), AGENT, null);
    }

    private Entry clock() {
        return new Entry(CASE, null, history.size(), START.plusSeconds(history.size()), Author.CLOCK, null);
    }

    private ObjectNode dossier() {
        var checkpoint =
                new Checkpoint("log.example", history.size(), Hash.OF_NOTHING, 1, Hash.ZERO, START.plusSeconds(99));
        var read = new Envelope(
                "access/C-1",
                0,
                "r-0",
                "case-read",
                "1",
                START.toEpochMilli(),
                "token:auditor",
                "{}",
                "{\"sight\":\"dossier\"}");
        return new Dossier(
                        CASE.value(),
                        START.plusSeconds(100),
                        SIGNER.sign(checkpoint.text()),
                        stream(
                                CASE.streamName(),
                                history.stream().map(Kept::stored).toList()),
                        stream("access/C-1", List.of(read)),
                        Reading.of(history, List.of(ACKNOWLEDGE), START.plusSeconds(100)),
                        null)
                .sealed(SIGNER, List.of());
    }

    private static ProvenStream stream(String name, List<Envelope> events) {
        var head = Head.before(name);
        for (var event : events) {
            head = head.and(event.leaf());
        }
        return new ProvenStream(
                head,
                List.of(),
                events.stream()
                        .map(event -> new ProvenEvent(event.sequence(), event, List.of(), null))
                        .toList());
    }
}
