package safar.command.segmentation;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import safar.command.segmentation.SegmentCommand.DefineSegment;
import safar.command.segmentation.SegmentCommand.DropSegment;
import safar.contract.segmentation.SegmentEvent;

/** The shell in which a segment's decisions are taken. */
final class SegmentAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Segment segment = new Segment.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Segment.Verdict define(DefineSegment command) {
        return judge(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Segment.Verdict drop(DropSegment command) {
        return judge(command);
    }

    @EventSourcingHandler
    void on(SegmentEvent event) {
        stream = event.name().streamName();
        segment = Segment.evolve(segment, event);
    }

    private Segment.Verdict judge(SegmentCommand command) {
        stream = command.name().streamName();
        var verdict = Segment.decide(command, segment);
        if (verdict instanceof Segment.Verdict.Happens happens) {
            AggregateLifecycle.apply(happens.event());
        }
        return verdict;
    }
}
