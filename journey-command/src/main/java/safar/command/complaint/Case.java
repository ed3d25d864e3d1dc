package safar.command.complaint;

import static safar.command.complaint.Verb.ACCEPT;
import static safar.command.complaint.Verb.ACKNOWLEDGE;
import static safar.command.complaint.Verb.ASSIGN;
import static safar.command.complaint.Verb.ATTACH;
import static safar.command.complaint.Verb.CLASSIFY;
import static safar.command.complaint.Verb.CLOSE;
import static safar.command.complaint.Verb.ESCALATE;
import static safar.command.complaint.Verb.FILE;
import static safar.command.complaint.Verb.INVESTIGATE;
import static safar.command.complaint.Verb.NOTE;
import static safar.command.complaint.Verb.OFFER;
import static safar.command.complaint.Verb.REJECT;
import static safar.command.complaint.Verb.REOPEN;
import static safar.command.complaint.Verb.WITHDRAW;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import safar.contract.complaint.CaseStatus;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;

/** Where a case stands, and what may be done in it there. */
public sealed interface Case {

    /** What may be done in every case that is open. */
    Set<Verb> WHILE_OPEN = words(CLASSIFY, ASSIGN, NOTE, ATTACH, ESCALATE, WITHDRAW);

    Docket docket();

    Set<Verb> allowed();

    default ComplaintId complaint() {
        return docket().complaint();
    }

    /** There is no such case. */
    record Unfiled(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return words(FILE);
        }
    }

    /** It came in; nobody has said so yet to whoever complained. */
    record Received(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(ACKNOWLEDGE);
        }
    }

    record Acknowledged(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(INVESTIGATE, OFFER, CLOSE);
        }
    }

    record Investigated(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(INVESTIGATE, OFFER, CLOSE);
        }
    }

    /** A resolution lies with whoever complained. */
    record Offered(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(OFFER, ACCEPT, REJECT, CLOSE);
        }
    }

    record Accepted(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(CLOSE);
        }
    }

    /** The resolution was turned down. */
    record Rejected(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return open(INVESTIGATE, OFFER, CLOSE);
        }
    }

    record Closed(Docket docket) implements Case {
        @Override
        public Set<Verb> allowed() {
            return words(REOPEN, NOTE, ATTACH);
        }
    }

    static Case unfiled(ComplaintId complaint) {
        return new Unfiled(Docket.empty(complaint));
    }

    static Case evolve(Case before, ComplaintEvent event) {
        var docket = before.docket().after(event);
        return switch (before.status().after(event)) {
            case RECEIVED -> new Received(docket);
            case ACKNOWLEDGED -> new Acknowledged(docket);
            case INVESTIGATED -> new Investigated(docket);
            case OFFERED -> new Offered(docket);
            case ACCEPTED -> new Accepted(docket);
            case REJECTED -> new Rejected(docket);
            case CLOSED -> new Closed(docket);
        };
    }

    /** A case that is not filed has no status; the first event gives it one. */
    default CaseStatus status() {
        return switch (this) {
            case Unfiled _, Received _ -> CaseStatus.RECEIVED;
            case Acknowledged _ -> CaseStatus.ACKNOWLEDGED;
            case Investigated _ -> CaseStatus.INVESTIGATED;
            case Offered _ -> CaseStatus.OFFERED;
            case Accepted _ -> CaseStatus.ACCEPTED;
            case Rejected _ -> CaseStatus.REJECTED;
            case Closed _ -> CaseStatus.CLOSED;
        };
    }

    private static Set<Verb> open(Verb... more) {
        var all = EnumSet.copyOf(WHILE_OPEN);
        Collections.addAll(all, more);
        return all;
    }

    private static Set<Verb> words(Verb first, Verb... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }
}
