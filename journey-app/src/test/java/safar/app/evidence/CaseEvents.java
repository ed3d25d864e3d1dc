package safar.app.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Subject;
import safar.eventstore.RocksEventStorageEngine;

/** Cases as they come to be in a store. */
final class CaseEvents {

    static final Author AUTHOR = new Author(Actor.oidc("u-17"), Role.CX, "api");
    static final IdentifierRef ADA = customer("ada@example.org");
    static final IdentifierRef SAM = customer("sam@example.org");

    private static final Instant FILED = Instant.parse("2026-05-03T10:00:00Z");

    private final RocksEventStorageEngine engine;

    CaseEvents(RocksEventStorageEngine engine) {
        this.engine = engine;
    }

    void filed(String complaint) {
        filed(complaint, ADA);
    }

    void filed(String complaint, IdentifierRef customer) {
        var entry = entry(complaint, customer);
        append(new ComplaintFiled(
                entry,
                new Channel("email"),
                List.of(customer),
                "tea",
                "late delivery",
                null,
                null,
                null,
                "fa",
                null,
                "چای من خیلی دیر رسید",
                new Subject(Map.of(IdentifierType.EMAIL, "ada@example.org"), Map.of(), Map.of(), Map.of()),
                null,
                null));
    }

    void note(String complaint, @Nullable String text) {
        append(new NoteTaken(entry(complaint, ADA), text, "192.0.2.7"));
    }

    private Entry entry(String complaint, IdentifierRef customer) {
        var id = new ComplaintId(complaint);
        var sequence = engine.lastSequenceNumberFor(id.streamName())
                .map(last -> last + 1)
                .orElse(0L);
        return new Entry(id, customer, sequence, FILED.plusSeconds(sequence), AUTHOR, null);
    }

    private void append(ComplaintEvent event) {
        var entry = event.entry();
        engine.enqueue(List.of(new GenericDomainEventMessage<>(
                        "complaint",
                        entry.complaint().streamName(),
                        entry.sequence(),
                        event,
                        MetaData.emptyInstance(),
                        "%s-%d".formatted(entry.complaint(), entry.sequence()),
                        FILED.plusSeconds(entry.sequence()))))
                .awaitDurable();
    }

    private static IdentifierRef customer(String email) {
        var key = new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
        return new IdentifierRef(IdentifierType.EMAIL, key.stream(new Identifier(IdentifierType.EMAIL, email)));
    }
}
