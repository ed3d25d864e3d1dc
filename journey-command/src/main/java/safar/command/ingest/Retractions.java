package safar.command.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import safar.command.ingest.JourneyLog.ConflictException;
import safar.command.ingest.JourneyLog.Decided;
import safar.contract.EventCatalogue;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;

/** Takes facts back: the events stay, and from now on they count nowhere; the past still shows them. */
final class Retractions {

    static final Pattern IMPORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final int ATTEMPTS = 5;

    /** Corrections of a touchpoint whose first revision never came are looked for up to here. */
    private static final int REVISIONS = 32;

    private final JourneyLog log;
    private final IdentityKey key;
    private final StreamLocks locks;

    Retractions(JourneyLog log, IdentityKey key, StreamLocks locks) {
        this.log = log;
        this.key = key;
        this.locks = locks;
    }

    /** How many touchpoints were taken back by this request; those taken back before are not counted again. */
    record Outcome(int retracted, long position) {}

    Outcome retract(RetractRequest request, Actor by) {
        var reason = Objects.requireNonNull(request.reason()).strip();
        var retracted = request.importId() == null
                ? write(List.of(known(request)), by, null, reason)
                : retractImport(request.importId(), by, reason);
        return new Outcome(retracted, log.position());
    }

    private int retractImport(String importId, Actor by, String reason) {
        try (var events = log.imported(importId)) {
            var retracted = events.gather(Gatherers.windowFixed(Limits.APPEND))
                    .map(chunk -> write(chunk, by, importId, reason))
                    .reduce(Integer::sum);
            return retracted.orElseThrow(() -> RefusedRequestException.unknown("import " + importId));
        }
    }

    /** The highest revision of a touchpoint that is written. */
    private JourneyEvent known(RetractRequest request) {
        var source = String.valueOf(request.source());
        var id = String.valueOf(request.id());
        var ids = IntStream.range(0, REVISIONS)
                .mapToObj(revision -> key.eventId(source, id, revision))
                .toList();
        var stream = log.written(ids).values().stream()
                .findFirst()
                .map(written -> written.touch().stream())
                .orElseThrow(() -> RefusedRequestException.unknown("touchpoint %s/%s".formatted(source, id)));
        try (var events = log.stream(stream)) {
            return events.filter(event -> event.touch().source().equals(source)
                            && event.touch().id().equals(id)
                            && !(event instanceof TouchpointRetracted))
                    .max(Comparator.comparingInt(event -> event.touch().revision()))
                    .orElseThrow();
        }
    }

    private int write(List<JourneyEvent> facts, Actor by, @Nullable String importId, String reason) {
        for (int attempt = 1; ; attempt++) {
            try {
                var written = locks.holding(
                        facts.stream().map(fact -> fact.touch().stream()), () -> decide(facts, by, importId, reason));
                written.position().ifPresent(log::awaitDurable);
                return written.count();
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw new OverloadedException("others keep writing to the same journeys", e);
                }
            }
        }
    }

    private record Written(int count, Optional<Long> position) {}

    private Written decide(List<JourneyEvent> facts, Actor by, @Nullable String importId, String reason) {
        var known = log.written(facts.stream().map(this::retractionId).toList());
        var next = new HashMap<StreamId, Long>();
        var decided = new ArrayList<Decided>();
        for (var fact : facts) {
            var eventId = retractionId(fact);
            if (!known.containsKey(eventId)) {
                var sequence = next.merge(
                        fact.touch().stream(), log.nextSequence(fact.touch().stream()), (last, _) -> last + 1);
                var retraction = new TouchpointRetracted(fact.touch(), type(fact), by, importId, reason);
                decided.add(new Decided(eventId, sequence, retraction));
            }
        }
        return decided.isEmpty()
                ? new Written(0, Optional.empty())
                : new Written(decided.size(), Optional.of(log.append(decided)));
    }

    private static String type(JourneyEvent fact) {
        return EventCatalogue.typeOf(fact.getClass()).orElseThrow().name();
    }

    private String retractionId(JourneyEvent fact) {
        var touch = fact.touch();
        return key.retractionId(touch.source(), touch.id(), touch.revision());
    }
}
