package safar.app.tracing;

import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;

/** The spans that Axon tells of commands and what comes of them; of a message they tell its kind alone. */
final class AxonSpans implements SpanFactory {

    private static final String CASES = "complaint/";

    private final Tracer tracer;
    private final Traceparent traceparent;

    AxonSpans(Tracer tracer, Traceparent traceparent) {
        this.tracer = tracer;
        this.traceparent = traceparent;
    }

    @Override
    public Span createRootTrace(Supplier<String> name) {
        return span(tracer.spanBuilder().setNoParent(), name);
    }

    @Override
    public Span createHandlerSpan(Supplier<String> name, Message<?> message, boolean isChild, Message<?>... linked) {
        return span(traceparent.after(message.getMetaData()).kind(io.micrometer.tracing.Span.Kind.CONSUMER), name);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> name, @Nullable Message<?> message, Message<?>... linked) {
        return span(tracer.spanBuilder().kind(io.micrometer.tracing.Span.Kind.PRODUCER), name);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name) {
        return span(tracer.spanBuilder(), name);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name, Message<?> message) {
        return createInternalSpan(name);
    }

    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {
        // what messages say is nothing to tell
    }

    /** Messages are not changed otherwise, so they stay of their type. */
    @Override
    @SuppressWarnings("unchecked")
    public <M extends Message<?>> M propagateContext(M message) {
        var note = note(message);
        return note.isEmpty() ? message : (M) message.andMetaData(note);
    }

    /** Nothing beside events that are evidence: what is proved of them covers all that is stored. */
    private MetaData note(Message<?> message) {
        var current = tracer.currentSpan();
        if (current == null
                || (message instanceof DomainEventMessage<?> event
                        && event.getAggregateIdentifier().startsWith(CASES))) {
            return MetaData.emptyInstance();
        }
        return message instanceof EventMessage<?> ? traceparent.of(current) : traceparent.sent(current);
    }

    private Span span(io.micrometer.tracing.Span.Builder builder, Supplier<String> name) {
        return new Told(tracer, builder.name(name.get()));
    }

    private static final class Told implements Span {
        private final Tracer tracer;
        private final io.micrometer.tracing.Span.Builder builder;
        private io.micrometer.tracing.@Nullable Span span;

        Told(Tracer tracer, io.micrometer.tracing.Span.Builder builder) {
            this.tracer = tracer;
            this.builder = builder;
        }

        @Override
        public Span start() {
            span = builder.start();
            return this;
        }

        @Override
        public SpanScope makeCurrent() {
            return tracer.withSpan(span)::close;
        }

        @Override
        public void end() {
            if (span != null) {
                span.end();
            }
        }

        @Override
        public Span recordException(Throwable failure) {
            if (span != null) {
                span.error(failure);
            }
            return this;
        }
    }
}
