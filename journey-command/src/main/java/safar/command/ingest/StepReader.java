package safar.command.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import safar.command.complaint.Step;
import safar.command.complaint.Step.Matter;
import safar.command.complaint.Verb;
import safar.contract.complaint.Outcome;
import safar.contract.complaint.Representative;

/** Reads what is to be done in a case, and with which words. */
final class StepReader {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private StepReader() {}

    /** The step of a verb that people use; null when something is wrong with it. */
    static @Nullable Step read(Verb verb, Fields body) {
        var step = switch (verb) {
            case ACKNOWLEDGE -> new Step.Acknowledge(text(body));
            case CLASSIFY -> classify(body);
            case ASSIGN -> new Step.Assign(body.required("to", Limits.NAME));
            case NOTE -> new Step.Note(body.required("text", Limits.TEXT));
            case ATTACH -> attach(body);
            case INVESTIGATE ->
                new Step.Investigate(body.required("rootCause", Limits.NAME), body.optional("findings", Limits.TEXT));
            case OFFER -> offer(body);
            case ACCEPT -> new Step.Accept(text(body));
            case REJECT -> new Step.Reject(text(body));
            case ESCALATE -> new Step.Escalate(body.optional("to", Limits.NAME), text(body));
            case CLOSE -> close(body);
            case REOPEN -> new Step.Reopen(text(body));
            case WITHDRAW -> new Step.Withdraw(text(body));
            case FILE, CONSIDER, TELL ->
                throw new IllegalArgumentException("expected a word for people, found " + verb.label());
        };
        return body.faults().isEmpty() ? step : null;
    }

    static Matter matter(Fields body) {
        return new Matter(
                body.required("product", Limits.LINE),
                body.required("issue", Limits.LINE),
                body.optional("subIssue", Limits.LINE),
                body.optional("severity", Limits.NAME),
                body.optional("desiredRemedy", Limits.LINE));
    }

    static @Nullable Representative representative(Fields body) {
        var who = body.object("onBehalf", false);
        var name = who.optional("name", Limits.NAME);
        var relation = who.optional("relation", Limits.NAME);
        var contact = who.optional("contact", Limits.LINE);
        if (name == null && (relation != null || contact != null)) {
            who.refuse("name", "is required");
        }
        return name == null ? null : new Representative(name, relation, contact);
    }

    private static @Nullable String text(Fields body) {
        return body.optional("text", Limits.TEXT);
    }

    private static Step classify(Fields body) {
        return new Step.Classify(
                body.required("product", Limits.LINE),
                body.required("issue", Limits.LINE),
                body.optional("subIssue", Limits.LINE),
                body.required("severity", Limits.NAME),
                body.optional("complexity", Limits.NAME),
                body.optional("impact", Limits.NAME));
    }

    private static Step attach(Fields body) {
        var hash = body.required("sha256", Limits.NAME);
        if (!hash.isEmpty() && !SHA_256.matcher(hash).matches()) {
            body.refuse("sha256", "expected 64 characters 0-9a-f, the SHA-256 of the document");
        }
        var bytes = body.integer("bytes", -1);
        return new Step.Attach(
                body.required("name", Limits.LINE),
                hash,
                body.optional("mediaType", Limits.NAME),
                bytes < 0 ? null : (long) bytes);
    }

    private static @Nullable Step offer(Fields body) {
        var remedy = body.oneOf("remedy", safar.contract.complaint.Remedy.class, true);
        var amount = body.money("amount", remedy != null && remedy.needsAmount());
        var text = text(body);
        return remedy == null ? null : new Step.Offer(remedy, amount, text);
    }

    private static @Nullable Step close(Fields body) {
        var outcome = body.oneOf("outcome", Outcome.class, true);
        var reason = body.optional("reason", Limits.TEXT);
        if (outcome == Outcome.WITHDRAWN) {
            body.refuse("outcome", "who takes a complaint back withdraws it");
        }
        if (outcome == Outcome.REJECTED && reason == null) {
            body.refuse("reason", "is required: a complaint is rejected with reasons");
        }
        return outcome == null ? null : new Step.Close(outcome, reason);
    }
}
