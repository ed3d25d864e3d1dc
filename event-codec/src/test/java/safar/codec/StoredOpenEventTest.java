package safar.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.evidence.AccessEvent.CaseRead;
import safar.contract.evidence.Sight;
import safar.contract.evidence.TransparencyEvent.CheckpointSigned;
import safar.contract.evidence.TransparencyEvent.KeySucceeded;

class StoredOpenEventTest {

    private static final SecretHash HASH = SecretHash.of("saf_example");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Entry READING = new Entry(
            new ComplaintId("C-9"), null, 2, NEW_YEAR, new Author(Actor.oidc("u-17"), Role.AUDITOR, "api"), null);

    @TempDir
    private Path folder;

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("token-issued-1.full.json", issued(Set.of(Role.CX, Role.INGEST), NEW_YEAR)),
                Arguments.of("token-issued-1.minimal.json", issued(Set.of(Role.SCRAPE), null)),
                Arguments.of("token-revoked-1.full.json", new TokenRevoked(HASH.tokenId(), Actor.oidc("u-17"))),
                Arguments.of("case-read-1.full.json", new CaseRead(READING, Sight.DOSSIER)),
                Arguments.of(
                        "checkpoint-signed-1.full.json",
                        new CheckpointSigned(3, "log.example\n3\n\n\u2014 log.example x\n")),
                Arguments.of("key-succeeded-1.full.json", new KeySucceeded("safar-key/1\n\n\u2014 log.example x\n")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_without_personal_data_is_stored_in_its_approved_form_and_read_back_as_it_was(
            String file, Object event) throws IOException {
        new ApprovedForm(file).isThatOf(event, folder);
    }

    private static TokenIssued issued(Set<Role> roles, @Nullable Instant expiresAt) {
        return new TokenIssued(HASH.tokenId(), "web shop", roles, HASH, Actor.ADMIN, expiresAt);
    }
}
