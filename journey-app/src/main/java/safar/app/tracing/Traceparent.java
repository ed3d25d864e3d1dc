package safar.app.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import safar.eventstore.StoredEvent;

/** The note of a trace in the form of W3C's {@code traceparent}: numbers drawn at random, and nothing that a sender could add. */
record Traceparent(Propagator propagator) {

    private static final String KEY = "traceparent";
    private static final String IN_JSON = "\"" + KEY + "\"";

    /** What is noted beside events: nothing of a trace that is not kept. */
    MetaData of(@Nullable Span span) {
        return span != null && Boolean.TRUE.equals(span.context().sampled()) ? sent(span) : MetaData.emptyInstance();
    }

    /** What goes with a command, so that the same is traced on all nodes. */
    MetaData sent(Span span) {
        var fields = new HashMap<String, String>();
        propagator.inject(span.context(), fields, (_, key, value) -> fields.put(key, value));
        return in(fields);
    }

    /** The note among others. */
    MetaData in(Map<String, ?> fields) {
        var value = fields.get(KEY);
        return value == null ? MetaData.emptyInstance() : MetaData.with(KEY, value);
    }

    /** A span that follows a note; without one it follows what goes on now. */
    Span.Builder after(Map<String, ?> note) {
        return propagator.extract(
                note,
                (fields, key) -> Objects.toString(Objects.requireNonNull(fields).get(key), null));
    }

    /** Without reading more than needed. */
    static boolean mayBeNoted(StoredEvent event) {
        return new String(event.getMetaData().getData(), StandardCharsets.UTF_8).contains(IN_JSON);
    }
}
