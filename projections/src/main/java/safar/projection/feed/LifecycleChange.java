package safar.projection.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;
import safar.contract.lifecycle.Trigger;

/**
 * An announcement as feed, stream and webhooks carry it: a CloudEvent in its JSON form.
 *
 * @param offset its place in the feed, a position of the store in digits
 */
public record LifecycleChange(
        String specversion,
        String id,
        String source,
        String type,
        CustomerId subject,
        Instant time,
        String offset,
        Data data) {

    /** What changed; a field is there for those types that have it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            @Nullable String from,
            @Nullable String to,
            @Nullable String segment,
            @Nullable CustomerId customer,
            Instant effectiveAt,
            int policyVersion,
            Trigger trigger,
            List<String> causes,
            List<String> path,
            List<String> segments,
            List<String> consents) {}

    private static final String SOURCE = "/safar";

    /** The announcement that an event is. */
    public static LifecycleChange of(Recorded<LifecycleEvent> recorded) {
        var event = recorded.event();
        return new LifecycleChange(
                "1.0",
                recorded.id(),
                SOURCE,
                type(event),
                event.customer(),
                recorded.at(),
                Long.toString(recorded.position()),
                data(event));
    }

    /** Customers whose later changes must not overtake this one. */
    public List<CustomerId> concerned() {
        return data.customer() == null ? List.of(subject) : List.of(subject, data.customer());
    }

    public long position() {
        return Long.parseLong(offset);
    }

    private static String type(LifecycleEvent event) {
        return switch (event) {
            case LifecycleStageChanged _ -> "safar.lifecycle.stage-changed.v1";
            case CustomerMerged _ -> "safar.customer.merged.v1";
            case CustomerSplit _ -> "safar.customer.split.v1";
            case SegmentEntered _ -> "safar.segment.entered.v1";
            case SegmentLeft _ -> "safar.segment.left.v1";
        };
    }

    private static Data data(LifecycleEvent event) {
        return switch (event) {
            case LifecycleStageChanged changed -> data(event, changed.from(), changed.to(), changed.path());
            case CustomerMerged merged -> other(event, null, merged.into());
            case CustomerSplit split -> other(event, null, split.from());
            case SegmentEntered entered -> other(event, entered.segment(), null);
            case SegmentLeft left -> other(event, left.segment(), null);
        };
    }

    private static Data data(LifecycleEvent event, @Nullable String from, String to, List<String> path) {
        var held = event.circumstances();
        return new Data(
                from,
                to,
                null,
                null,
                held.effectiveAt(),
                held.policyVersion(),
                held.trigger(),
                held.causes(),
                path,
                held.segments(),
                held.consents());
    }

    private static Data other(LifecycleEvent event, @Nullable String segment, @Nullable CustomerId customer) {
        var held = event.circumstances();
        return new Data(
                null,
                null,
                segment,
                customer,
                held.effectiveAt(),
                held.policyVersion(),
                held.trigger(),
                held.causes(),
                List.of(),
                held.segments(),
                held.consents());
    }
}
