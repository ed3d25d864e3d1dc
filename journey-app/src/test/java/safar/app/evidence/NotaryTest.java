package safar.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.app.evidence.SigningKeys.Given;
import safar.codec.Disclosures;
import safar.codec.EventSerializer;
import safar.codec.SqliteStreamKeys;
import safar.contract.complaint.ComplaintId;
import safar.contract.evidence.Sight;
import safar.contract.evidence.TransparencyEvent;
import safar.contract.evidence.TransparencyEvent.CheckpointSigned;
import safar.eventstore.RocksEventStorageEngine;
import safar.projection.evidence.NoteKey;
import safar.projection.evidence.NoteSigner;
import safar.projection.evidence.SignedNote;
import safar.projection.evidence.Succession;
import safar.projection.evidence.index.EvidenceIndex;
import safar.query.evidence.EvidenceLog.Signed;

class NotaryTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-03T12:00:00Z"), ZoneOffset.UTC);
    private static final String SECRET = NoteSigner.newSecret();
    private static final NoteSigner SIGNER = NoteSigner.of("log.example", SECRET);
    private static final Given GIVEN = given(SECRET, null);
    private static final Given NOTHING = new Given(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    /** A store with its notary, as long as it is open. */
    private record Office(
            SqliteStreamKeys keys, RocksEventStorageEngine engine, EvidenceIndex index, Notary notary, CaseEvents cases)
            implements AutoCloseable {

        static Office open(Path data) throws IOException {
            return open(data, GIVEN);
        }

        static Office open(Path data, Given given) throws IOException {
            Files.createDirectories(data);
            var keys = SqliteStreamKeys.open(data.resolve("keys.db"));
            var engine = RocksEventStorageEngine.builder(data.resolve("events"), new EventSerializer(keys))
                    .build();
            var index = EvidenceIndex.open(data.resolve("log.db"));
            var evidence = new StoredEvidence(engine, engine, new Disclosures(keys));
            var notary = new Notary(engine, evidence, index, SigningKeys.open(evidence, data, given, NOON), NOON);
            return new Office(keys, engine, index, notary, new CaseEvents(engine));
        }

        long checkpoints() {
            return engine.lastSequenceNumberFor(TransparencyEvent.STREAM)
                    .map(last -> last + 1)
                    .orElse(0L);
        }

        @Override
        public void close() {
            index.close();
            engine.close();
            keys.close();
        }
    }

    @Test
    void what_happened_is_signed_once_and_signed_again_when_more_happens() throws Exception {
        try (var office = Office.open(folder)) {
            assertThat(office.notary().signIfAny()).isEmpty();
            office.cases().filed("C-1");
            office.cases().filed("C-2");
            office.cases().note("C-1", "called");

            var first = office.notary().signed();
            assertThat(first.checkpoint().size()).isEqualTo(3);
            assertThat(first.checkpoint().streams()).isEqualTo(2);
            assertThat(first.note().isSignedBy(SIGNER.key())).isTrue();
            assertThat(office.notary().signed()).isEqualTo(first);
            assertThat(office.checkpoints()).isEqualTo(1);

            office.cases().note("C-2", null);
            assertThat(office.notary().signIfAny()).isNotEmpty();
            assertThat(office.checkpoints()).isEqualTo(2);
        }
    }

    @Test
    void it_goes_on_after_a_restart_and_comes_to_the_same_from_the_events_alone() throws Exception {
        Signed before;
        try (var office = Office.open(folder)) {
            office.cases().filed("C-1");
            before = office.notary().signed();
        }
        try (var office = Office.open(folder)) {
            assertThat(office.notary().signed().note()).isEqualTo(before.note());
            office.index().clear();
            assertThat(office.notary().signed().note()).isEqualTo(before.note());
            assertThat(office.checkpoints()).isEqualTo(1);
        }
    }

    @Test
    void events_that_are_not_what_was_signed_are_told_and_nothing_more_is_signed() throws Exception {
        SignedNote note;
        try (var office = Office.open(folder.resolve("honest"))) {
            office.cases().filed("C-1");
            office.cases().note("C-1", "promised a refund");
            note = office.notary().signed().note();
        }
        for (var changed : List.of(List.of("promised nothing"), List.<String>of())) {
            try (var office = Office.open(folder.resolve("changed-" + changed.size()))) {
                office.cases().filed("C-1");
                changed.forEach(text -> office.cases().note("C-1", text));
                office.engine()
                        .enqueue(List.of(new GenericDomainEventMessage<>(
                                "transparency",
                                TransparencyEvent.STREAM,
                                0,
                                new CheckpointSigned(2, note.toString()),
                                MetaData.emptyInstance(),
                                "checkpoint",
                                NOON.instant())))
                        .awaitDurable();

                assertThatThrownBy(() -> office.notary().signed())
                        .isInstanceOf(BrokenEvidenceException.class)
                        .hasMessageContaining("the events of cases were changed");
                assertThat(office.checkpoints()).isEqualTo(1);
            }
        }
    }

    @Test
    void reading_a_case_is_recorded_beside_it_and_is_a_leaf_of_its_own() throws Exception {
        try (var office = Office.open(folder)) {
            var reads = new RecordedReads(office.engine(), office.engine(), NOON);
            office.cases().filed("C-1");
            var before = office.notary().signed();
            reads.record(new ComplaintId("C-1"), CaseEvents.AUTHOR, Sight.CASE);
            reads.record(new ComplaintId("C-1"), CaseEvents.AUTHOR, Sight.DOSSIER);
            reads.record(new ComplaintId("C-unknown"), CaseEvents.AUTHOR, Sight.CASE);
            var after = office.notary().signed();

            assertThat(after.checkpoint().size()).isEqualTo(3);
            assertThat(after.heads().find("complaint/C-1"))
                    .isEqualTo(before.heads().find("complaint/C-1"));
            assertThat(after.heads().find("access/C-1").orElseThrow().length()).isEqualTo(2);
            assertThat(after.heads().find("access/C-unknown")).isEmpty();
            assertThat(office.notary().numbers("access/C-1")).containsExactly(1L, 2L);
        }
    }

    @Test
    void each_witness_has_the_newest_checkpoint_once_it_takes_it() throws Exception {
        var kept = folder.resolve("witness.txt");
        try (var office = Office.open(folder)) {
            office.cases().filed("C-1");
            var note = office.notary().signed().note();
            var refusing = new Witness[] {
                new FileWitness(folder.resolve("missing").resolve("witness.txt")), new FileWitness(kept)
            };
            var witnesses = new Witnesses(List.of(refusing));
            witnesses.tell(note);
            witnesses.tell(note);
            assertThat(kept).hasContent(note + "\n");

            Files.createDirectories(folder.resolve("missing"));
            witnesses.tell(note);
            assertThat(folder.resolve("missing").resolve("witness.txt")).hasContent(note + "\n");
        }
    }

    @Test
    void a_witness_at_an_address_gets_the_checkpoint_as_it_was_signed_and_must_say_that_it_keeps_it() throws Exception {
        var received = new ArrayList<String>();
        var status = new AtomicInteger(500);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var witnesses = new Witnesses(List.of(WebhookWitness.at(address)));
            var note = SIGNER.sign("log.example\n");
            witnesses.tell(note);
            status.set(204);
            witnesses.tell(note);
            witnesses.tell(note);

            assertThat(received).containsExactly(note.toString(), note.toString());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_key_is_made_once_for_its_owner_alone_or_given() throws Exception {
        NoteKey made;
        try (var office = Office.open(folder, NOTHING)) {
            made = office.notary().signer().key();
        }
        try (var office = Office.open(folder, NOTHING)) {
            assertThat(office.notary().signer().key()).isEqualTo(made);
        }
        assertThat(made.name()).matches("safar-[0-9a-f]{8}");
        assertThat(Files.getPosixFilePermissions(folder.resolve("transparency.key")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        try (var office = Office.open(folder)) {
            assertThat(office.notary().signer().key()).isEqualTo(SIGNER.key());
        }
    }

    @Test
    void a_new_key_signs_at_once_and_still_after_a_restart_under_the_name_of_the_log() throws Exception {
        NoteKey first;
        NoteKey second;
        try (var office = Office.open(folder, NOTHING)) {
            office.cases().filed("C-1");
            first = office.notary().signer().key();
            assertThat(office.notary().signed().note().isSignedBy(first)).isTrue();
            var note = office.notary().replaceKey();
            second = office.notary().signer().key();

            assertThat(Succession.of(note)).isEqualTo(new Succession(first, second, NOON.instant()));
            assertThat(office.notary().signed().note().isSignedBy(second)).isTrue();
            assertThat(office.notary().signed().note().isSignedBy(first)).isFalse();
            assertThat(office.checkpoints()).isEqualTo(2);
        }
        try (var office = Office.open(folder, NOTHING)) {
            assertThat(office.notary().signer().key()).isEqualTo(second);
            assertThat(office.notary().successions()).hasSize(1);
            assertThat(office.notary().signed().note().isSignedBy(second)).isTrue();
            assertThat(office.checkpoints()).isEqualTo(2);
            assertThat(second.name()).isEqualTo(first.name());
        }
    }

    @Test
    void a_key_whose_succession_was_not_stored_never_signs_and_one_whose_was_does() throws Exception {
        var prepared = NoteSigner.newSecret();
        NoteKey first;
        try (var office = Office.open(folder, NOTHING)) {
            first = office.notary().signer().key();
            new SigningKeyFile(folder).prepare(prepared);
        }
        try (var office = Office.open(folder, NOTHING)) {
            assertThat(office.notary().signer().key()).isEqualTo(first);
            office.notary().replaceKey();
            // as if the program had ended before the file was put in its place
            Files.move(folder.resolve("transparency.key"), folder.resolve("transparency.key.next"));
        }
        try (var office = Office.open(folder, NOTHING)) {
            assertThat(office.notary().signer().key().bytes()).isNotEqualTo(first.bytes());
            assertThat(office.notary().successions()).hasSize(1);
        }
    }

    @Test
    void a_key_that_is_given_takes_the_place_of_the_one_given_before_and_is_not_replaced_here() throws Exception {
        try (var office = Office.open(folder)) {
            office.cases().filed("C-1");
            office.notary().signed();
            assertThatThrownBy(() -> office.notary().replaceKey())
                    .isInstanceOf(KeyGivenException.class)
                    .hasMessageContaining("SAFAR_TRANSPARENCY_PREVIOUS_KEY");
        }
        var next = NoteSigner.newSecret();
        for (var start = 0; start < 2; start++) {
            try (var office = Office.open(folder, given(next, SECRET))) {
                assertThat(office.notary().signed().note().isSignedBy(SIGNER.key()))
                        .isFalse();
                assertThat(office.notary().successions())
                        .singleElement()
                        .satisfies(note ->
                                assertThat(note.isSignedBy(SIGNER.key())).isTrue());
            }
        }
        assertThatThrownBy(() -> Office.open(folder, given(NoteSigner.newSecret(), SECRET)))
                .hasMessageContaining("expected the previous key");
    }

    private static Given given(String key, @Nullable String previous) {
        return new Given(Optional.of(key), Optional.ofNullable(previous), Optional.of("log.example"));
    }
}
