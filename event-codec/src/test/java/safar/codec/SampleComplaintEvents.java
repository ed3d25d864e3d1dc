package safar.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import safar.contract.Money;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintAcknowledged;
import safar.contract.complaint.ComplaintEvent.ComplaintAssigned;
import safar.contract.complaint.ComplaintEvent.ComplaintClassified;
import safar.contract.complaint.ComplaintEvent.ComplaintClosed;
import safar.contract.complaint.ComplaintEvent.ComplaintEscalated;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.contract.complaint.ComplaintEvent.ComplaintInvestigated;
import safar.contract.complaint.ComplaintEvent.ComplaintReopened;
import safar.contract.complaint.ComplaintEvent.ComplaintWithdrawn;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintEvent.DeadlineNeared;
import safar.contract.complaint.ComplaintEvent.DocumentAttached;
import safar.contract.complaint.ComplaintEvent.NoteTaken;
import safar.contract.complaint.ComplaintEvent.ResolutionAccepted;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintEvent.ResolutionRejected;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Remedy;
import safar.contract.complaint.Representative;
import safar.contract.complaint.RuleRef;
import safar.contract.complaint.TouchpointRef;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Subject;

/** One full and one minimal event of every kind that a case can have. */
final class SampleComplaintEvents {

    private static final ComplaintId CASE = new ComplaintId("C-9");
    private static final Instant AT = Instant.parse("2026-05-04T09:30:00.250Z");
    private static final Instant DUE = Instant.parse("2026-05-05T17:00:00Z");
    private static final RuleRef RULE = new RuleRef("deadlines", 3, "acknowledge");
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String ADDRESS = "192.0.2.7";

    private static final IdentifierRef EMAIL = new IdentifierRef(
            IdentifierType.EMAIL, SampleEvents.KEY.stream(new Identifier(IdentifierType.EMAIL, "ada@example.org")));

    private SampleComplaintEvents() {}

    static List<ComplaintEvent> full() {
        var author = new Author(Actor.oidc("u-17"), Role.CX, "api");
        var entry = new Entry(CASE, EMAIL, 3, AT, author, "r-1");
        var clock = new Entry(CASE, EMAIL, 3, AT, Author.CLOCK, null);
        return List.of(
                new ComplaintFiled(
                        entry,
                        new Channel("email"),
                        List.of(EMAIL),
                        "tea",
                        "late delivery",
                        "never came",
                        "high",
                        "refund",
                        "en-GB",
                        new TouchpointRef("webshop", "c-1"),
                        "it came too late",
                        new Subject(
                                Map.of(IdentifierType.EMAIL, "ada@example.org"),
                                Map.of("name", "Ada"),
                                Map.of(),
                                Map.of()),
                        new Representative("Grace", "sister", "grace@example.org"),
                        ADDRESS),
                new CustomerConsidered(clock, "gold", "at-risk", 2),
                new ComplaintAcknowledged(entry, "we are sorry it came too late", ADDRESS),
                new ComplaintClassified(
                        entry, "tea", "late delivery", "never came", "high", "simple", "single", ADDRESS),
                new ComplaintAssigned(entry, "team-tea", RULE, ADDRESS),
                new NoteTaken(entry, "Ada called", ADDRESS),
                new DocumentAttached(entry, HASH, "application/pdf", 1_024L, "invoice.pdf", ADDRESS),
                new ComplaintInvestigated(entry, "process", "a counting error", ADDRESS),
                new ResolutionOffered(entry, Remedy.REFUND, euro("12.50"), "it came too late", ADDRESS),
                new ResolutionAccepted(entry, "Ada agrees", ADDRESS),
                new ResolutionRejected(entry, "Ada wants more", ADDRESS),
                new ComplaintEscalated(entry, 2, "team-leads", RULE, "Ada wants more", ADDRESS),
                new ComplaintClosed(entry, Outcome.PARTLY_UPHELD, "Ada was right in part", ADDRESS),
                new ComplaintWithdrawn(entry, "Ada found it", ADDRESS),
                new ComplaintReopened(entry, "Ada came back", ADDRESS),
                new DeadlineNeared(clock, "acknowledge", DUE, RULE),
                new DeadlineBreached(clock, "acknowledge", DUE, RULE));
    }

    static List<ComplaintEvent> minimal() {
        var entry = new Entry(CASE, null, 0, AT, Author.source("webshop"), null);
        return List.of(
                filed(entry),
                new CustomerConsidered(entry, null, null, 0),
                new ComplaintAcknowledged(entry, null, null),
                new ComplaintClassified(entry, "tea", "late delivery", null, "low", null, null, null),
                new ComplaintAssigned(entry, "team-tea", null, null),
                new NoteTaken(entry, null, null),
                new DocumentAttached(entry, HASH, null, null, null, null),
                new ComplaintInvestigated(entry, "process", null, null),
                new ResolutionOffered(entry, Remedy.APOLOGY, null, null, null),
                new ResolutionAccepted(entry, null, null),
                new ResolutionRejected(entry, null, null),
                new ComplaintEscalated(entry, 1, null, null, null, null),
                new ComplaintClosed(entry, Outcome.REJECTED, null, null),
                new ComplaintWithdrawn(entry, null, null),
                new ComplaintReopened(entry, null, null),
                new DeadlineNeared(entry, "acknowledge", DUE, RULE),
                new DeadlineBreached(entry, "acknowledge", DUE, RULE));
    }

    private static ComplaintFiled filed(Entry entry) {
        return new ComplaintFiled(
                entry,
                new Channel("web"),
                List.of(),
                "tea",
                "late delivery",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
