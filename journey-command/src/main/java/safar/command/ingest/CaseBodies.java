package safar.command.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.command.complaint.Step;
import safar.command.complaint.Step.Told;
import safar.command.complaint.Verb;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityKey;
import safar.contract.touchpoint.Channel;
import safar.contract.touchpoint.Subject;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of requests about cases, by the same rules as touchpoints. */
public final class CaseBodies {

    private final IdentityKey key;

    public CaseBodies(IdentityKey key) {
        this.key = key;
    }

    /** A step with the number of the case, if the body gives one; or everything that is wrong with it. */
    public record Read(@Nullable Step step, @Nullable ComplaintId complaint, List<Problem.FieldError> faults) {}

    /** The body of {@code POST /api/complaints/{id}/<verb>}. */
    public Read step(Verb verb, ObjectNode body) {
        var fields = Fields.of(body);
        var step = StepReader.read(verb, fields);
        fields.rest().keySet().forEach(name -> fields.refuse(name, "is not known here"));
        return new Read(
                fields.faults().isEmpty() ? step : null, null, fields.faults().found());
    }

    /** The body of {@code POST /api/complaints}; without a customer the complaint is anonymous. */
    public Read filing(ObjectNode body) {
        var fields = Fields.of(body);
        var number = fields.optional("id", Limits.NAME);
        if (number != null && !ComplaintId.isComplaintId(number)) {
            fields.refuse("id", TouchpointData.NUMBER);
        }
        var channel = channel(fields);
        var identified = body.hasNonNull("customer");
        var customer = fields.object("customer", false);
        var identifiers = identified ? TouchpointReader.identifiers(customer) : List.<Identifier>of();
        var traits = customer.map("traits");
        customer.rest().keySet().forEach(name -> customer.refuse(name, "is not a known kind of identifier"));
        var matter = StepReader.matter(fields);
        var language = fields.optional("language", Limits.NAME);
        var narrative = fields.optional("narrative", Limits.TEXT);
        var onBehalf = StepReader.representative(fields);
        fields.rest().keySet().forEach(name -> fields.refuse(name, "is not known here"));
        if (!fields.faults().isEmpty() || channel == null) {
            return new Read(null, null, fields.faults().found());
        }
        var refs = identifiers.stream()
                .map(identifier -> new IdentifierRef(identifier.type(), key.stream(identifier)))
                .toList();
        var subject = identified ? new Subject(TouchpointReader.values(identifiers), traits, null, null) : null;
        var step = new Step.File(channel, refs, matter, language, null, new Told(narrative, subject, onBehalf));
        return new Read(step, number == null ? null : new ComplaintId(number), List.of());
    }

    private static @Nullable Channel channel(Fields fields) {
        var name = fields.optional("channel", 40);
        try {
            return new Channel(name == null ? "unknown" : name);
        } catch (IllegalArgumentException _) {
            fields.refuse("channel", "expected 1 to 40 characters a-z, 0-9 and -, found '%s'".formatted(name));
            return null;
        }
    }
}
