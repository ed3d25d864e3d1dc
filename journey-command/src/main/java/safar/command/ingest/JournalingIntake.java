package safar.command.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.command.ingest.JourneyLog.ConflictException;
import safar.command.ingest.JourneyLog.Decided;
import safar.command.ingest.JourneyLog.Opening;
import safar.command.ingest.JourneyLog.Written;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.Touch;
import tools.jackson.databind.JsonNode;

/**
 * Writes touchpoints to the log: reads and checks without a lock, decides and queues the write under the locks of the streams concerned, waits
 * for the disk outside, and answers.
 */
final class JournalingIntake implements TouchpointIntake {

    private static final int ATTEMPTS = 5;

    private final JourneyLog log;
    private final IdentityKey key;
    private final TouchpointReader reader;
    private final Clock clock;
    private final StreamLocks locks = new StreamLocks();
    private final Room room;
    private final MeterRegistry meters;
    private final Timer latency;
    private final Arrivals arrivals;
    private final Counter duplicates;

    JournalingIntake(JourneyLog log, IdentityKey key, Clock clock, Room room, MeterRegistry meters) {
        this.log = log;
        this.key = key;
        this.reader = new TouchpointReader(key);
        this.clock = clock;
        this.room = room;
        this.meters = meters;
        this.latency = Timer.builder("safar.ingest.latency")
                .description("from a delivery's arrival to its durable answer")
                .publishPercentileHistogram()
                .register(meters);
        this.arrivals = new Arrivals(meters);
        this.duplicates = Counter.builder("safar.ingest.duplicates")
                .description("touchpoints that were known already")
                .baseUnit("touchpoints")
                .register(meters);
    }

    @Override
    public Receipt take(List<? extends JsonNode> elements, @Nullable String importId) {
        return room.take(() -> Objects.requireNonNull(latency.record(() -> deliver(elements, importId))));
    }

    private Receipt deliver(List<? extends JsonNode> elements, @Nullable String importId) {
        var rejected = new ArrayList<Rejection>();
        var candidates = new ArrayList<Candidate>();
        var now = clock.instant();
        for (int i = 0; i < elements.size(); i++) {
            var reading = reader.read(i, elements.get(i), now, importId);
            if (reading.candidate() != null) {
                candidates.add(reading.candidate());
            } else if (reading.rejection() != null) {
                rejected.add(reading.rejection());
            }
        }
        int taken = 0;
        int known = 0;
        long position = 0;
        for (int from = 0; from < candidates.size(); from += Limits.APPEND) {
            var chunk = candidates.subList(from, Math.min(candidates.size(), from + Limits.APPEND));
            var verdicts = write(chunk);
            rejected.addAll(verdicts.rejected);
            taken += verdicts.fresh.size();
            known += verdicts.duplicates;
            position = Math.max(position, verdicts.position);
        }
        count(taken, known, rejected);
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new Receipt(taken, known, rejected, position == 0 ? log.position() : position);
    }

    private Verdicts write(List<Candidate> chunk) {
        for (int attempt = 1; ; attempt++) {
            try {
                var verdicts = locks.holding(
                        chunk.stream().map(candidate -> candidate.event().touch().stream()),
                        () -> decideAndQueue(chunk));
                log.awaitDurable(verdicts.position);
                return verdicts;
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw new OverloadedException("others keep writing to the same journeys", e);
                }
            }
        }
    }

    private Verdicts decideAndQueue(List<Candidate> chunk) {
        var written = log.written(chunk.stream().flatMap(JournalingIntake::ids).toList());
        var verdicts = new Verdicts(written);
        for (var candidate : chunk) {
            verdicts.judge(candidate);
        }
        if (!verdicts.fresh.isEmpty()) {
            verdicts.position = Math.max(verdicts.position, log.append(inSequence(verdicts.fresh.values())));
        }
        return verdicts;
    }

    private static Stream<String> ids(Candidate candidate) {
        return Stream.of(candidate.eventId(), candidate.originalId()).distinct();
    }

    private List<Decided> inSequence(Iterable<Candidate> candidates) {
        var next = new HashMap<StreamId, Long>();
        var opened = new HashSet<ComplaintId>();
        var decided = new ArrayList<Decided>();
        for (var candidate : candidates) {
            var stream = candidate.event().touch().stream();
            var sequence = next.computeIfAbsent(stream, log::nextSequence);
            next.put(stream, sequence + 1);
            decided.add(new Decided(candidate.eventId(), sequence, candidate.event(), opening(candidate, opened)));
        }
        return decided;
    }

    /** The events of the case that a complaint opens; none when there is such a case, or will be with this append. */
    private List<Opening> opening(Candidate candidate, Set<ComplaintId> opened) {
        var events = candidate.opening();
        if (events.isEmpty()) {
            return List.of();
        }
        var complaint = events.getFirst().entry().complaint();
        return !opened.add(complaint) || log.hasCase(complaint)
                ? List.of()
                : events.stream().map(this::opening).toList();
    }

    private Opening opening(ComplaintEvent event) {
        var entry = event.entry();
        return new Opening(key.caseEventId(entry.complaint().value(), Long.toString(entry.sequence())), event);
    }

    private void count(int taken, int known, List<Rejection> rejected) {
        arrivals.add(taken);
        duplicates.increment(known);
        rejected.stream()
                .collect(Collectors.groupingBy(rejection -> rejection.problem().type(), Collectors.counting()))
                .forEach((problem, count) -> Counter.builder("safar.ingest.rejected")
                        .description("touchpoints rejected, by the kind of problem")
                        .baseUnit("touchpoints")
                        .tag("problem", problem.substring("/problems/".length()))
                        .register(meters)
                        .increment(count));
    }

    /** What is decided of the candidates of one append. */
    private static final class Verdicts {
        private final Map<String, Written> written;
        private final Map<String, Candidate> fresh = new LinkedHashMap<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private int duplicates;
        private long position;

        Verdicts(Map<String, Written> written) {
            this.written = written;
        }

        void judge(Candidate candidate) {
            var touch = candidate.event().touch();
            var before = before(candidate.eventId());
            if (before != null) {
                judgeRepeat(candidate, before);
                return;
            }
            var original = before(candidate.originalId());
            if (original == null || original.stream().equals(touch.stream())) {
                fresh.put(candidate.eventId(), candidate);
            } else {
                reject(candidate, Problem.elsewhere(touch.source(), touch.id()));
            }
        }

        /** The same id again, perhaps under another identifier: a repeat when it says the same. */
        private void judgeRepeat(Candidate candidate, Touch before) {
            var touch = candidate.event().touch();
            if (before.fingerprint().equals(touch.fingerprint())) {
                duplicates++;
            } else {
                reject(candidate, Problem.idReused(touch.source(), touch.id()));
            }
        }

        /** What an event says that is written, or will be with this append. */
        private @Nullable Touch before(String eventId) {
            var known = written.get(eventId);
            if (known != null) {
                position = Math.max(position, known.position());
                return known.touch();
            }
            var earlier = fresh.get(eventId);
            return earlier == null ? null : earlier.event().touch();
        }

        private void reject(Candidate candidate, Problem problem) {
            rejected.add(
                    new Rejection(candidate.index(), candidate.event().touch().id(), problem));
        }
    }
}
