package safar.contract.complaint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import safar.contract.Money;
import safar.contract.Personal;
import safar.contract.Sealable;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Subject;

/**
 * All that can be recorded on {@code complaint/<id>}, after ISO 10002:2018. {@code address} is the network address that a person acted from.
 */
public sealed interface ComplaintEvent extends Sealable {

    Entry entry();

    @Override
    default StreamId sealedUnder() {
        return entry().sealedUnder();
    }

    /** A case ends with one of these. */
    sealed interface Ending extends ComplaintEvent {
        Outcome outcome();
    }

    /** Says that the clock of a deadline went on. */
    sealed interface ClockEvent extends ComplaintEvent {
        String deadline();

        Instant dueAt();

        RuleRef rule();
    }

    /**
     * A complaint came in, over any channel.
     *
     * @param identifiers of whoever the complaint is about, strongest first; none when it is anonymous
     * @param language of the complaint, as BCP 47 has it
     * @param onBehalf who speaks for them, when they do not speak themselves
     */
    record ComplaintFiled(
            Entry entry,
            Channel channel,
            List<IdentifierRef> identifiers,
            String product,
            String issue,
            @Nullable String subIssue,
            @Nullable String severity,
            @Nullable String desiredRemedy,
            @Nullable String language,
            @Nullable TouchpointRef touchpoint,
            @Personal @Nullable String narrative,
            @Personal @Nullable Subject subject,
            @Personal @Nullable Representative onBehalf,
            @Personal @Nullable String address)
            implements ComplaintEvent {
        public ComplaintFiled {
            identifiers = identifiers.stream().sorted().distinct().toList();
            var strongest = identifiers.isEmpty() ? null : identifiers.getFirst();
            if (!Objects.equals(strongest, entry.customer())) {
                throw new IllegalArgumentException("expected case %s to be that of %s, found %s"
                        .formatted(entry.complaint(), strongest, entry.customer()));
            }
        }
    }

    /** What was known of the customer when the case was taken up, by which rules may go; empty for nobody known. */
    record CustomerConsidered(
            Entry entry, @Nullable String tier, @Nullable String stage, int openComplaints) implements ComplaintEvent {}

    /** Whoever complained was told that the complaint arrived. */
    record ComplaintAcknowledged(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements ComplaintEvent {}

    /** The initial assessment. */
    record ComplaintClassified(
            Entry entry,
            String product,
            String issue,
            @Nullable String subIssue,
            String severity,
            @Nullable String complexity,
            @Nullable String impact,
            @Personal @Nullable String address)
            implements ComplaintEvent {}

    /** Somebody, or a queue, has the case now; {@code rule} when a rule sent it there. */
    record ComplaintAssigned(
            Entry entry,
            String to,
            @Nullable RuleRef rule,
            @Personal @Nullable String address) implements ComplaintEvent {}

    record NoteTaken(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements ComplaintEvent {}

    /** A document that belongs to the case: its name, and the SHA-256 of its bytes in hexadecimal; the bytes lie elsewhere. */
    record DocumentAttached(
            Entry entry,
            String sha256,
            @Nullable String mediaType,
            @Nullable Long bytes,
            @Personal @Nullable String name,
            @Personal @Nullable String address)
            implements ComplaintEvent {}

    /** What lay behind it, by the installation's list of root causes. */
    record ComplaintInvestigated(
            Entry entry,
            String rootCause,
            @Personal @Nullable String findings,
            @Personal @Nullable String address) implements ComplaintEvent {}

    record ResolutionOffered(
            Entry entry,
            Remedy remedy,
            @Nullable Money amount,
            @Personal @Nullable String text,
            @Personal @Nullable String address)
            implements ComplaintEvent {
        public ResolutionOffered {
            if (remedy.needsAmount() && amount == null) {
                throw new IllegalArgumentException(
                        "expected how much the %s of %s is, found nothing".formatted(remedy, entry.complaint()));
            }
        }
    }

    record ResolutionAccepted(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements ComplaintEvent {}

    record ResolutionRejected(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements ComplaintEvent {}

    /** Somebody higher up has to look at it: the how-manieth time, to whom if that is said, and the rule if one did it. */
    record ComplaintEscalated(
            Entry entry,
            int level,
            @Nullable String to,
            @Nullable RuleRef rule,
            @Personal @Nullable String text,
            @Personal @Nullable String address)
            implements ComplaintEvent {}

    record ComplaintClosed(
            Entry entry,
            Outcome outcome,
            @Personal @Nullable String reason,
            @Personal @Nullable String address) implements Ending {}

    record ComplaintWithdrawn(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements Ending {
        @Override
        public Outcome outcome() {
            return Outcome.WITHDRAWN;
        }
    }

    /** It goes on after it had ended. */
    record ComplaintReopened(
            Entry entry,
            @Personal @Nullable String text,
            @Personal @Nullable String address) implements ComplaintEvent {}

    /** A deadline comes near. */
    record DeadlineNeared(Entry entry, String deadline, Instant dueAt, RuleRef rule) implements ClockEvent {
        public DeadlineNeared {
            dueAt = dueAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A deadline passed, and what it asks for had not been done. */
    record DeadlineBreached(Entry entry, String deadline, Instant dueAt, RuleRef rule) implements ClockEvent {
        public DeadlineBreached {
            dueAt = dueAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
