package safar.app.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Hands over of spans only what is known to hold nothing personal: no addresses as they were asked for, no messages of failures. */
record DiscreetSpans(SpanExporter collector) implements SpanExporter {

    private static final Set<String> TOLD = Set.of("method", "uri", "status", "outcome", "exception", "safar.events");

    /** What is asked or done every few seconds whether anything happens or not. */
    private static final List<String> ROUTINE = List.of("http get /health", "http get /metrics", "task ");

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var told = spans.stream()
                .filter(span -> ROUTINE.stream().noneMatch(span.getName()::startsWith))
                .<SpanData>map(Discreet::new)
                .toList();
        return told.isEmpty() ? CompletableResultCode.ofSuccess() : collector.export(told);
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
