package safar.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscreetSpansTest {

    private final Told told = new Told();
    private final SdkTracerProvider tracing = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new DiscreetSpans(told)))
            .build();

    @AfterEach
    void close() {
        tracing.close();
    }

    @Test
    void what_a_sender_adds_to_the_numbers_of_its_trace_goes_nowhere() {
        var sent = SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.builder().put("vendor", "ada@example.org").build());

        tracing.get("test")
                .spanBuilder("http get /api/customers")
                .setParent(Context.root().with(Span.wrap(sent)))
                .startSpan()
                .end();

        var span = told.spans.getFirst();
        assertThat(span.getTraceId()).isEqualTo(sent.getTraceId());
        assertThat(span.getParentSpanId()).isEqualTo(sent.getSpanId());
        assertThat(span.getSpanContext().getTraceState().isEmpty()).isTrue();
        assertThat(span.getParentSpanContext().getTraceState().isEmpty()).isTrue();
    }

    @Test
    void a_method_that_is_none_names_no_span() {
        for (var name : List.of("http ada.example.org", "http post /api/touchpoints", "http get", "fold")) {
            tracing.get("test").spanBuilder(name).startSpan().end();
        }

        assertThat(told.spans)
                .map(SpanData::getName)
                .containsExactly("http other", "http post /api/touchpoints", "http get", "fold");
    }

    /** A collector that takes everything. */
    private static final class Told implements SpanExporter {
        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> some) {
            spans.addAll(some);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
