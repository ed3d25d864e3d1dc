package safar.app.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over of spans only what is known to hold nothing personal: no addresses as they were asked for, no messages of failures, nothing that a sender adds to the numbers of its
 * trace. When the collector goes away or comes back, it says so, once.
 */
final class DiscreetSpans implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(DiscreetSpans.class);

    private static final Set<String> TOLD = Set.of("method", "uri", "status", "outcome", "exception", "safar.events");

    /** What is asked or done every few seconds whether anything happens or not. */
    private static final List<String> ROUTINE = List.of("http get /health", "http get /metrics", "task ");

    /** What a request is called: its method and its route. */
    private static final Pattern REQUEST =
            Pattern.compile("http (get|head|post|put|patch|delete|options|trace)( /.*)?");

    private final SpanExporter collector;
    private final AtomicBoolean away = new AtomicBoolean();

    DiscreetSpans(SpanExporter collector) {
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var told = spans.stream()
                .filter(span -> ROUTINE.stream().noneMatch(span.getName()::startsWith))
                .<SpanData>map(Discreet::new)
                .toList();
        return told.isEmpty() ? CompletableResultCode.ofSuccess() : export(told);
    }

    private CompletableResultCode export(List<SpanData> told) {
        var result = collector.export(told);
        return result.whenComplete(() -> tell(!result.isSuccess()));
    }

    private void tell(boolean fails) {
        if (away.getAndSet(fails) != fails) {
            if (fails) {
                LOG.warn("the collector of traces does not take them, and they are lost until it does");
            } else {
                LOG.info("the collector of traces takes them again");
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return collector.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return collector.shutdown();
    }

    private static final class Discreet extends DelegatingSpanData {

        private final Attributes attributes;

        Discreet(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(attribute -> !TOLD.contains(attribute.getKey()))
                    .build();
        }

        /** A method that is none may be anything. */
        @Override
        public String getName() {
            var name = super.getName();
            return !name.startsWith("http ") || REQUEST.matcher(name).matches() ? name : "http other";
        }

        @Override
        public SpanContext getSpanContext() {
            return numbers(super.getSpanContext());
        }

        @Override
        public SpanContext getParentSpanContext() {
            return numbers(super.getParentSpanContext());
        }

        private static SpanContext numbers(SpanContext context) {
            return context.isRemote()
                    ? SpanContext.createFromRemoteParent(
                            context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault())
                    : SpanContext.create(
                            context.getTraceId(),
                            context.getSpanId(),
                            context.getTraceFlags(),
                            TraceState.getDefault());
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
