package safar.command.complaint;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.Author;
import safar.contract.complaint.ComplaintId;

/** Somebody wants to do something in a case. */
public record CaseRequest(ComplaintId complaint, Step step, Asked asked) {

    /**
     * Who asked, when, from which network address, and under which id; the same id again asks for nothing new.
     *
     * @param address of a person who asked over the network
     */
    public record Asked(
            Author author,
            Instant at,
            @Nullable String request,
            @Nullable String address) {}

    @TargetAggregateIdentifier
    String stream() {
        return complaint.streamName();
    }
}
