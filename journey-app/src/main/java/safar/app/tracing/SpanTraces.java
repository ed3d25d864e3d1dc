package safar.app.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;

/** Traces as spans of a tracer; what is done with the events of many traces at once is a span in each of them, up to a number. */
final class SpanTraces implements Traces {

    private static final int AT_ONCE = 100;

    private final Tracer tracer;
    private final Traceparent traceparent;
    private final RocksEventStorageEngine engine;

    SpanTraces(Tracer tracer, Traceparent traceparent, RocksEventStorageEngine engine) {
        this.tracer = tracer;
        this.traceparent = traceparent;
        this.engine = engine;
    }

    @Override
    public <T extends @Nullable Object> T step(String name, Supplier<T> work) {
        if (tracer.currentSpan() == null) {
            return work.get();
        }
        var span = tracer.nextSpan().name(name).start();
        try (var _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    @Override
    public MetaData noted() {
        return traceparent.of(tracer.currentSpan());
    }

    @Override
    public <T extends @Nullable Object> T along(String name, LongStream positions, Function<Notes, T> work) {
        var begun = new ArrayList<Span>();
        var spans = new HashMap<Long, Span>();
        byTrace(positions).forEach((trace, events) -> {
            var span = traceparent
                    .after(trace)
                    .name(name)
                    .kind(Span.Kind.CONSUMER)
                    .tag("safar.events", events.size())
                    .start();
            begun.add(span);
            events.forEach(position -> spans.put(position, span));
        });
        try {
            return work.apply(position ->
                    spans.isEmpty() ? MetaData.emptyInstance() : traceparent.of(spans.get(position.getAsLong())));
        } catch (RuntimeException e) {
            begun.forEach(span -> span.error(e));
            throw e;
        } finally {
            begun.forEach(Span::end);
        }
    }

    private Map<MetaData, List<Long>> byTrace(LongStream positions) {
        var traces = new LinkedHashMap<MetaData, List<Long>>();
        var stored = stored(positions.sorted().distinct().toArray());
        try (var messages = engine.asMessages(stored.filter(Traceparent::mayBeNoted))) {
            messages.forEach(message -> {
                var trace = traceparent.in(message.getMetaData());
                if (!trace.isEmpty() && (traces.containsKey(trace) || traces.size() < AT_ONCE)) {
                    traces.computeIfAbsent(trace, _ -> new ArrayList<>())
                            .add(message.trackingToken().position().orElseThrow());
                }
            });
        }
        return traces;
    }

    /** In one go where they follow each other. */
    private Stream<StoredEvent> stored(long... positions) {
        var last = positions.length - 1;
        return last > 0 && positions[last] - positions[0] == last
                ? engine.read(positions[0] - 1, positions[last])
                : LongStream.of(positions).boxed().flatMap(position -> engine.readAt(position).stream());
    }
}
