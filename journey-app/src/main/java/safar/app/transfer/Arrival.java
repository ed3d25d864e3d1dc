package safar.app.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.codec.MovableKeys.Kept;
import tools.jackson.core.JacksonException;

/**
 * Takes exported lines into a store that has no events, or the first of these from an attempt that was stopped. Keys are on disk before the
 * events that need them, and nothing counts as done before what was stored was read again and compared.
 */
final class Arrival {

    private static final int AT_ONCE = 1_000;

    private final Destination target;
    private final TransferKey transferKey;
    private final Events.Digest digest = new Events.Digest();
    private final List<Kept> keys = new ArrayList<>();
    private final List<Line.Event> events = new ArrayList<>();
    private long keysSeen;
    private long eventsSeen;
    private boolean beyond;

    Arrival(Destination target, TransferKey transferKey) {
        this.target = target;
        this.transferKey = transferKey;
    }

    /** All lines up to the end, which is answered. */
    Line.End take(BufferedReader in) throws IOException {
        try (var before = Events.of(target.engine())) {
            var there = before.iterator();
            for (var text = in.readLine(); text != null; text = in.readLine()) {
                var end = take(line(text), there);
                if (end != null) {
                    return end;
                }
            }
        }
        throw new IOException("expected an end with a digest, found none: the file is not whole");
    }

    private Line.@Nullable End take(Line line, Iterator<Line.Event> there) throws IOException {
        switch (line) {
            case Line.Head head
            when head.format() != Export.FORMAT ->
                throw new IOException("expected format %d, found %d".formatted(Export.FORMAT, head.format()));
            case Line.Head _ -> {}
            case Line.Key key -> add(key);
            case Line.Event event -> add(event, there);
            case Line.End end -> {
                storeKeys();
                storeEvents();
                check(end);
                return end;
            }
        }
        return null;
    }

    private Line line(String text) throws IOException {
        try {
            return Events.JSON.readValue(text, Line.class);
        } catch (JacksonException e) {
            throw new IOException(
                    "could not read the line after event %d: %s".formatted(eventsSeen, e.getOriginalMessage()), e);
        }
    }

    private void add(Line.Key key) throws IOException {
        keysSeen++;
        keys.add(new Kept(
                key.stream(), key.generation(), key.wrapped() == null ? null : transferKey.unwrap(key.wrapped())));
        if (keys.size() == AT_ONCE) {
            storeKeys();
        }
    }

    private void storeKeys() {
        target.keys().keep(keys);
        keys.clear();
    }

    private void add(Line.Event event, Iterator<Line.Event> there) throws IOException {
        storeKeys();
        eventsSeen++;
        if (event.number() != eventsSeen) {
            throw new IOException("expected the event %d, found %d".formatted(eventsSeen, event.number()));
        }
        digest.add(event);
        beyond = beyond || !there.hasNext();
        if (!beyond) {
            if (!there.next().equals(event)) {
                throw new IOException(
                        "expected a store without events, or with the beginning of these, found another as event "
                                + event.number());
            }
        } else {
            events.add(event);
        }
        if (events.size() == AT_ONCE) {
            storeEvents();
        }
    }

    private void storeEvents() {
        if (!events.isEmpty()) {
            target.appending()
                    .enqueue(events.stream()
                            .map(event -> Events.message(event, target.serializer()))
                            .toList())
                    .awaitDurable();
            events.clear();
        }
    }

    private void check(Line.End end) throws IOException {
        var stored = new Events.Digest();
        try (var all = Events.of(target.engine())) {
            all.forEach(stored::add);
        }
        var found = new Line.End(stored.count(), keysSeen, stored.value());
        if (!digest.value().equals(end.digest()) || !found.equals(end)) {
            throw new IOException("expected %s, found %s".formatted(end, found));
        }
    }
}
